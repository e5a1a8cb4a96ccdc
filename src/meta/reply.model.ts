import type { ListSection, ProductSection, ReplyButton, TemplateComponent } from './messages.ts';

/** A button of a card: it answers with its id, or opens a web address. */
export type CardButton = ReplyButton | { readonly url: string; readonly title: string };

/** One of several things side by side. */
export interface Card {
  readonly title: string;
  /** What is said below, what matters most first; what does not fit is left out. */
  readonly terms: readonly string[];
  /** A web address. */
  readonly picture?: string;
  /** One to three; the first one answers with its id. */
  readonly buttons: readonly [ReplyButton, ...CardButton[]];
}

/** How many cards stand side by side, and how many choices below them. */
export const cardLimits = { cards: 10, choices: 13 } as const;

/**
 * What the dialogue says, in words of no channel. Labels may be too long for a channel and are cut there; a text that does not fit
 * becomes several messages.
 */
export type Reply =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'buttons';
      readonly body: string;
      /** One to three. */
      readonly buttons: readonly ReplyButton[];
      /** What stands above the buttons when the body is too long for that. */
      readonly question?: string;
    }
  | {
      readonly kind: 'list';
      readonly body: string;
      /** Opens the list, where lists open. */
      readonly button: string;
      /** Takes a row, where each row has a button of its own. */
      readonly take: string;
      readonly sections: readonly ListSection[];
    }
  | {
      readonly kind: 'link';
      /** Its first line is its heading. */
      readonly body: string;
      readonly title: string;
      readonly url: string;
      /** A web address. */
      readonly picture?: string;
    }
  | { readonly kind: 'ask_place'; readonly body: string }
  | {
      readonly kind: 'products';
      readonly header: string;
      readonly body: string;
      readonly catalogId: string;
      readonly sections: readonly ProductSection[];
    }
  | {
      readonly kind: 'cards';
      readonly body: string;
      /** Opens the cards where they stand in a list. */
      readonly button: string;
      /** One to ten. */
      readonly cards: readonly Card[];
      /** At most 13. */
      readonly choices?: readonly ReplyButton[];
    }
  | {
      readonly kind: 'template';
      readonly name: string;
      readonly language: string;
      readonly components?: readonly TemplateComponent[];
    };
