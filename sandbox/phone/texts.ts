const en = {
  phone: 'Phone',
  who: 'Who has this phone?',
  whoHint: 'Choose a person, or make one. Everything stays in the sandbox.',
  newPerson: 'New person',
  name: 'Name',
  phoneNumber: 'Phone number',
  phoneNumberHint: 'Leave it empty to be known to shops by user id only.',
  start: 'Use this phone',
  noPhoneNumber: 'without phone number',
  chats: 'Chats',
  changePerson: 'Change person',
  noShops: 'No shop has a number yet. It appears here as soon as it has one.',
  unread: (n: number) => (n === 1 ? '1 unread message' : `${n} unread messages`),
  back: 'Back to chats',
  messages: 'Messages',
  newMessages: (n: number) => (n === 1 ? '1 new message' : `${n} new messages`),
  message: 'Message',
  send: 'Send',
  sendPicture: 'Send a picture',
  sendLocation: 'Send a location',
  empty: 'Write the first message.',
  typing: 'is typing…',
  you: 'You',
  pending: 'on its way',
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  failed: 'not delivered',
  today: 'Today',
  yesterday: 'Yesterday',
  location: 'Location',
  place: 'Place',
  latitude: 'Latitude',
  longitude: 'Longitude',
  sendThisLocation: 'Send this location',
  close: 'Close',
  choose: 'Choose',
  sendChoice: 'Send choice',
  viewItems: 'View items',
  viewCatalog: 'View catalog',
  viewProduct: 'View product',
  catalog: 'Catalog',
  all: 'All products',
  add: (name: string) => `Add ${name}`,
  fewer: (name: string) => `One fewer ${name}`,
  more: (name: string) => `One more ${name}`,
  quantity: 'Quantity',
  basket: (n: number) => (n === 1 ? 'Basket, 1 item' : `Basket, ${n} items`),
  basketTitle: 'Basket',
  backToItems: 'Back to items',
  note: 'Note to the shop',
  total: 'Estimated total',
  sendOrder: 'Send order',
  outOfStock: 'Out of stock',
  loading: 'Loading…',
  noProducts: 'There are no products here.',
  orderOf: (n: number) => (n === 1 ? 'Order of 1 item' : `Order of ${n} items`),
  picture: 'Picture',
  document: 'Document',
  video: 'Video',
  audio: 'Voice message',
  contact: 'Contact',
  unsupported: 'This message cannot be shown here.',
  formHint: 'Forms cannot be opened in the sandbox.',
  newTab: 'opens in a new tab',
  offline: 'The sandbox does not answer. Trying again…',
  couldNot: 'It could not be sent.',
  cards: (n: number) => (n === 1 ? '1 card' : `${n} cards, arrow keys move along`),
  previousCard: 'Previous card',
  nextCard: 'Next card',
  choices: 'Choices',
  menu: 'Menu',
  getStarted: 'Get Started',
};

type Texts = typeof en;

const fr: Texts = {
  phone: 'Téléphone',
  who: 'À qui est ce téléphone ?',
  whoHint: 'Choisissez une personne, ou créez-en une. Tout reste dans le bac à sable.',
  newPerson: 'Nouvelle personne',
  name: 'Nom',
  phoneNumber: 'Numéro de téléphone',
  phoneNumberHint: 'Laissez vide pour n’être connu des magasins que par un identifiant.',
  start: 'Utiliser ce téléphone',
  noPhoneNumber: 'sans numéro de téléphone',
  chats: 'Discussions',
  changePerson: 'Changer de personne',
  noShops: 'Aucun magasin n’a encore de numéro. Il apparaîtra ici dès qu’il en aura un.',
  unread: (n) => (n === 1 ? '1 message non lu' : `${n} messages non lus`),
  back: 'Retour aux discussions',
  messages: 'Messages',
  newMessages: (n) => (n === 1 ? '1 nouveau message' : `${n} nouveaux messages`),
  message: 'Message',
  send: 'Envoyer',
  sendPicture: 'Envoyer une image',
  sendLocation: 'Envoyer une position',
  empty: 'Écrivez le premier message.',
  typing: 'écrit…',
  you: 'Vous',
  pending: 'en cours d’envoi',
  sent: 'envoyé',
  delivered: 'distribué',
  read: 'lu',
  failed: 'non distribué',
  today: 'Aujourd’hui',
  yesterday: 'Hier',
  location: 'Position',
  place: 'Lieu',
  latitude: 'Latitude',
  longitude: 'Longitude',
  sendThisLocation: 'Envoyer cette position',
  close: 'Fermer',
  choose: 'Choisir',
  sendChoice: 'Envoyer le choix',
  viewItems: 'Voir les articles',
  viewCatalog: 'Voir le catalogue',
  viewProduct: 'Voir le produit',
  catalog: 'Catalogue',
  all: 'Tous les produits',
  add: (name) => `Ajouter ${name}`,
  fewer: (name) => `Un de moins : ${name}`,
  more: (name) => `Un de plus : ${name}`,
  quantity: 'Quantité',
  basket: (n) => (n <= 1 ? `Panier, ${n} article` : `Panier, ${n} articles`),
  basketTitle: 'Panier',
  backToItems: 'Retour aux articles',
  note: 'Note pour le magasin',
  total: 'Total estimé',
  sendOrder: 'Envoyer la commande',
  outOfStock: 'Indisponible',
  loading: 'Chargement…',
  noProducts: 'Il n’y a aucun produit ici.',
  orderOf: (n) => (n <= 1 ? `Commande de ${n} article` : `Commande de ${n} articles`),
  picture: 'Image',
  document: 'Document',
  video: 'Vidéo',
  audio: 'Message vocal',
  contact: 'Contact',
  unsupported: 'Ce message ne peut pas être affiché ici.',
  formHint: 'Les formulaires ne s’ouvrent pas dans le bac à sable.',
  newTab: 'dans un nouvel onglet',
  offline: 'Le bac à sable ne répond pas. Nouvel essai…',
  couldNot: 'L’envoi n’a pas abouti.',
  cards: (n) => (n === 1 ? '1 carte' : `${n} cartes, les flèches font défiler`),
  previousCard: 'Carte précédente',
  nextCard: 'Carte suivante',
  choices: 'Choix',
  menu: 'Menu',
  getStarted: 'Démarrer',
};

/** The reader's language, of those the phone speaks. */
export const locale = navigator.language.toLowerCase().startsWith('fr') ? 'fr' : 'en';

const texts: Texts = locale === 'fr' ? fr : en;

/** The text with this id; arguments where the text counts or names something. */
export function t<K extends keyof Texts>(
  id: K,
  ...values: Texts[K] extends (value: infer V) => string ? [V] : []
): string {
  const text = texts[id] as string | ((...all: unknown[]) => string);
  return typeof text === 'string' ? text : text(...values);
}

const clock = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long' });

export function timeText(at: number): string {
  return clock.format(at);
}

/** "Today", "Yesterday" or the date, seen from `now`. */
export function dayText(at: number, now: number): string {
  const daysAgo = Math.round((new Date(now).setHours(0, 0, 0, 0) - new Date(at).setHours(0, 0, 0, 0)) / 86_400_000);
  if (daysAgo === 0) return t('today');
  return daysAgo === 1 ? t('yesterday') : day.format(at);
}

/** An amount in major units as people read it. */
export function priceText(amount: number, currency: string): string {
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(amount);
}
