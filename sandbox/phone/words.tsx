import { mediaAddress } from './network.ts';
import { RichText } from './rich-text.tsx';
import { t } from './texts.ts';

/** A paragraph of chat text, nothing when there is none. */
export function Words({ text }: { text: string | undefined }) {
  if (text === undefined || text === '') return null;
  return (
    <p class="words">
      <RichText text={text} />
    </p>
  );
}

export function Picture({ media, caption }: { media: { id?: string; link?: string }; caption: string | undefined }) {
  return (
    <>
      <img src={mediaAddress(media)} alt={caption === undefined ? t('picture') : ''} loading="lazy" />
      <Words text={caption} />
    </>
  );
}
