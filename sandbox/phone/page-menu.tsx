import { useState } from 'preact/hooks';
import type { Deeds } from './deeds.ts';
import { Dialog, Icon } from './dialog.tsx';
import type { PageProfile } from './network.ts';
import { locale, t } from './texts.ts';

/** The entry of a list by language that is for this reader, or the one for everyone. */
function forReader<T extends { readonly locale: string }>(entries: readonly T[] | undefined): T | undefined {
  const own = entries?.find((entry) => entry.locale.startsWith(locale));
  return own ?? entries?.find((entry) => entry.locale === 'default');
}

/** The menu beside the field where people write. */
export function PageMenu({ profile, deeds }: { profile: PageProfile; deeds: Deeds }) {
  const [open, setOpen] = useState(false);
  const menu = forReader(profile.persistent_menu);
  if (menu === undefined) return null;
  const press = (payload: string) => {
    void deeds.act({ type: 'postback', payload });
    setOpen(false);
  };
  return (
    <>
      <button type="button" class="icon" aria-label={t('menu')} onClick={() => setOpen(true)}>
        <Icon name="list" />
      </button>
      {open && (
        <Dialog title={t('menu')} kind="sheet" onClose={() => setOpen(false)}>
          <div class="menu">
            {menu.call_to_actions.map(({ title, payload = '' }) => (
              <button key={title} type="button" class="main" onClick={() => press(payload)}>
                {title}
              </button>
            ))}
          </div>
        </Dialog>
      )}
    </>
  );
}

/** What stands before the first message: the Page's greeting and the button that begins. */
export function GetStarted({ profile, start }: { profile: PageProfile; start: () => void }) {
  return (
    <div class="get-started">
      <p>{forReader(profile.greeting)?.text}</p>
      <button type="button" class="main" onClick={start}>
        {t('getStarted')}
      </button>
    </div>
  );
}
