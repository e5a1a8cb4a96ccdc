import { useRef, useState } from 'preact/hooks';
import type { Deeds } from './deeds.ts';
import { Icon } from './dialog.tsx';
import type { Shop } from './network.ts';
import { PageMenu } from './page-menu.tsx';
import { t } from './texts.ts';

/** Where the person writes, or adds a picture or a location. */
export function Composer({ draft, shop, deeds }: { draft: string; shop: Shop; deeds: Deeds }) {
  const [text, setText] = useState(draft);
  const file = useRef<HTMLInputElement>(null);
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim() === '') return;
    void deeds.act({ type: 'text', body: text.trim() });
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) submit(event);
  };
  return (
    <form class="composer" onSubmit={submit}>
      {shop.profile === null ? (
        <button type="button" class="icon" aria-label={t('sendLocation')} onClick={deeds.askLocation}>
          <Icon name="place" />
        </button>
      ) : (
        <PageMenu profile={shop.profile} deeds={deeds} />
      )}
      <button type="button" class="icon" aria-label={t('sendPicture')} onClick={() => file.current?.click()}>
        <Icon name="picture" />
      </button>
      <input
        ref={file}
        type="file"
        accept="image/jpeg,image/png"
        hidden
        onChange={(event) => void sendPicture(event.currentTarget, deeds)}
      />
      <textarea
        rows={1}
        aria-label={t('message')}
        placeholder={t('message')}
        value={text}
        maxLength={4096}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <button type="submit" class="icon send" aria-label={t('send')}>
        <Icon name="send" />
      </button>
    </form>
  );
}

async function sendPicture(input: HTMLInputElement, deeds: Deeds): Promise<void> {
  const picture = input.files?.[0];
  input.value = '';
  if (picture === undefined) return;
  const data = await toBase64(picture);
  await deeds.act({ type: 'image', mime_type: picture.type, data });
}

function toBase64(picture: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(picture);
  });
}
