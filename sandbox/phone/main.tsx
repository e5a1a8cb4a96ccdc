import { render } from 'preact';
import { Phone } from './phone.tsx';
import './phone.css';
import { locale, t } from './texts.ts';

document.documentElement.lang = locale;
document.title = t('phone');
render(<Phone />, document.getElementById('phone')!);
