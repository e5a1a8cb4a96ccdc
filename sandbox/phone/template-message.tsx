import type { Deeds } from './deeds.ts';
import { type InteractiveContent, Opener, toSections, WebLink } from './interactive.tsx';
import { t } from './texts.ts';
import { Picture, Words } from './words.tsx';

type Button = {
  readonly type: string;
  readonly text: string;
  readonly url?: string;
  readonly phone_number?: string;
  readonly action?: unknown;
};

/** A template as the sandbox has filled it in. */
export type TemplateContent = {
  readonly header?: {
    readonly format: string;
    readonly text?: string;
    readonly media?: { id?: string; link?: string; filename?: string };
  };
  readonly body: string;
  readonly footer?: string;
  readonly buttons: readonly Button[];
};

/** A template message, with its buttons. */
export function TemplateMessage({ template, deeds }: { template: TemplateContent; deeds: Deeds }) {
  const { header } = template;
  return (
    <>
      {header?.text !== undefined && <p class="head">{header.text}</p>}
      {header?.format === 'IMAGE' && <Picture media={header.media ?? {}} caption={undefined} />}
      <Words text={template.body} />
      {template.footer !== undefined && <p class="quiet">{template.footer}</p>}
      {template.buttons.map((button) => (
        <TemplateButton key={button.text} button={button} deeds={deeds} />
      ))}
    </>
  );
}

function TemplateButton({ button, deeds }: { button: Button; deeds: Deeds }) {
  if (button.url !== undefined) return <WebLink text={button.text} url={button.url} />;
  if (button.phone_number !== undefined) return <WebLink text={button.text} url={`tel:${button.phone_number}`} />;
  if (button.type === 'MPM') {
    const sections = toSections(button.action as InteractiveContent['action']);
    return (
      <Opener label={button.text} icon="list" onOpen={() => deeds.openCatalogue({ title: t('catalog'), sections })} />
    );
  }
  if (button.type === 'CATALOG')
    return <Opener label={button.text} icon="basket" onOpen={() => deeds.openCatalogue({ title: t('catalog') })} />;
  return (
    <div class="actions">
      <button type="button" onClick={() => void deeds.act({ type: 'template_button', text: button.text })}>
        {button.text}
      </button>
    </div>
  );
}
