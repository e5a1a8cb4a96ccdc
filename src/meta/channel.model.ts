/** A way people write to a business. An address of one is a phone number on WhatsApp, a Facebook Page on Messenger. */
export type Channel = 'whatsapp' | 'messenger';

/** What a channel can do beyond texts, buttons, lists and links. The dialogue asks this, and nothing else, about where it speaks. */
export interface Capabilities {
  /** As people call it. */
  readonly name: string;
  /** Offers stand side by side, each with its own buttons. */
  readonly cards: boolean;
  /** People can be asked for their place. */
  readonly places: boolean;
  /** Approved templates go out when the window is closed. */
  readonly templates: boolean;
}

const capabilities: Readonly<Record<Channel, Capabilities>> = {
  whatsapp: { name: 'WhatsApp', cards: false, places: true, templates: true },
  // Meta took location requests out in 2019. Its utility templates need a permission of their own and are not built here.
  messenger: { name: 'Messenger', cards: true, places: false, templates: false },
};

export function capabilitiesOf(channel: Channel): Capabilities {
  return capabilities[channel];
}
