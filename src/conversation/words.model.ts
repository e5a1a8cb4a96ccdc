import { foldText } from '../catalog/index.ts';

export const languages = ['fr', 'en', 'es', 'it', 'nl'] as const;
export type Language = (typeof languages)[number];

export type Command =
  | 'stop'
  | 'start'
  | 'leaflet'
  | 'change_store'
  | 'basket'
  | 'empty_basket'
  | 'slots'
  | 'orders'
  | 'cancel'
  | 'change'
  | 'team'
  | 'assistant'
  | 'greeting'
  | 'thanks'
  | 'help'
  | 'yes'
  | 'no'
  | `language:${Language}`;

/** Words that end marketing wherever they stand in a message. */
const stopsAnywhere =
  /\b(unsubscribe|opt ?out|desabonn\w*|desinscri\w*|desuscri\w*|darme de baja|dar de baja|cancelar suscripcion|disiscri\w*|annulla(re)? (l )?iscrizione|cancellami|uitschrijv\w*|afmeld\w*)\b/;

/** Words that end marketing when the message is little else. */
const stops =
  /^(stop(pen|p)?|stoppe[rz]?|arret(er|ez|e)?|end|quit|baja|parar?|alto|basta|ferma(re|ti)?|smetti(la)?|genoeg|halt)\b(?! \d)/;
const stopWords = 4;

/** Phrases by command and language, folded: without accents, in lower case. `|` parts them. */
const phrases: readonly (readonly [Command, Readonly<Record<Language, string>>])[] = [
  [
    'assistant',
    {
      fr: 'retour a l assistant|retour assistant|assistant|retour au robot',
      en: 'back to the assistant|back to assistant|assistant|back to the bot',
      es: 'volver al asistente|asistente',
      it: 'torna all assistente|ritorna all assistente|assistente',
      nl: 'terug naar de assistent|assistent',
    },
  ],
  [
    'team',
    {
      fr: 'parler a quelqu un|parler a un conseiller|parler a un humain|parler a une personne|un humain|conseiller|reclamation|je veux parler a quelqu un',
      en: 'talk to someone|talk to somebody|speak to someone|talk to a human|talk to a person|human|agent|complaint',
      es: 'hablar con alguien|hablar con una persona|hablar con un agente|persona real|reclamacion',
      it: 'parlare con qualcuno|parla con qualcuno|parlare con una persona|operatore|reclamo',
      nl: 'met iemand praten|met iemand spreken|praat met iemand|spreek met iemand|medewerker|klacht',
    },
  ],
  [
    'cancel',
    {
      fr: 'annuler|annuler ma commande|annuler la commande|annule ma commande|annulation',
      en: 'cancel|cancel my order|cancel the order|cancel order',
      es: 'cancelar|cancelar mi pedido|cancelar el pedido|anular mi pedido|anular',
      it: 'annulla|annullare|annulla il mio ordine|annullare il mio ordine|annulla l ordine|annulla ordine',
      nl: 'annuleren|annuleer|mijn bestelling annuleren|annuleer mijn bestelling|bestelling annuleren',
    },
  ],
  [
    'change',
    {
      fr: 'modifier|modifier ma commande|changer ma commande|modifier la commande',
      en: 'change|change my order|change the order|edit my order|modify my order',
      es: 'modificar|modificar mi pedido|cambiar mi pedido|cambiar el pedido',
      it: 'modifica|modificare|modificare il mio ordine|modifica il mio ordine|cambia ordine|modifica ordine',
      nl: 'wijzigen|bestelling wijzigen|mijn bestelling wijzigen|wijzig mijn bestelling',
    },
  ],
  [
    'orders',
    {
      fr: 'ma commande|mes commandes|commande|ou en est ma commande|suivi de commande|suivi commande',
      en: 'my order|my orders|order|orders|where is my order|order status',
      es: 'mi pedido|mis pedidos|pedido|donde esta mi pedido|estado del pedido',
      it: 'il mio ordine|i miei ordini|ordine|mio ordine|dov e il mio ordine',
      nl: 'mijn bestelling|mijn bestellingen|bestelling|waar is mijn bestelling',
    },
  ],
  [
    'empty_basket',
    {
      fr: 'vider le panier|vider mon panier|vide le panier|vide mon panier',
      en: 'empty the basket|empty my basket|empty basket|empty my cart|clear basket',
      es: 'vaciar la cesta|vaciar mi cesta|vaciar el carrito|vaciar cesta',
      it: 'svuota il carrello|svuotare il carrello|svuota carrello',
      nl: 'mandje leegmaken|leeg mandje|winkelmandje leegmaken|maak mijn mandje leeg',
    },
  ],
  [
    'basket',
    {
      fr: 'mon panier|panier|voir mon panier|voir le panier',
      en: 'my basket|basket|my cart|cart|show my basket|see my basket',
      es: 'mi cesta|cesta|mi carrito|carrito|ver mi cesta',
      it: 'il mio carrello|carrello|mio carrello|vedi carrello',
      nl: 'mijn mandje|mandje|winkelmandje|winkelwagen|mijn winkelmandje',
    },
  ],
  [
    'slots',
    {
      fr: 'creneau|creneaux|choisir un creneau|commander|valider|valider mon panier|passer commande|payer|retrait',
      en: 'slot|slots|choose a slot|checkout|check out|place order|collection time|pick up',
      es: 'franja|franjas|elegir franja|tramitar pedido|hacer el pedido|finalizar compra|recogida',
      it: 'fascia oraria|fasce orarie|scegli orario|ordinare|concludi ordine|ritiro',
      nl: 'tijdslot|tijdsloten|afhaalmoment|kies een tijdslot|bestellen|afrekenen|afhalen',
    },
  ],
  [
    'change_store',
    {
      fr: 'changer de magasin|autre magasin|changer magasin|magasin|magasins|mon magasin|un autre magasin',
      en: 'change store|change my store|another store|other store|store|stores|my store',
      es: 'cambiar de tienda|otra tienda|tienda|tiendas|mi tienda',
      it: 'cambia negozio|cambiare negozio|altro negozio|un altro negozio|negozio|negozi|punto vendita',
      nl: 'andere winkel|winkel wijzigen|verander van winkel|winkel|winkels|mijn winkel',
    },
  ],
  [
    'leaflet',
    {
      fr: 'catalogue|le catalogue|promos|promo|promotions|promotion|les promos|prospectus|tract|offres|les offres|voir le catalogue|catalogue de la semaine|promos de la semaine',
      en: 'leaflet|the leaflet|flyer|catalogue|catalog|offers|deals|promotions|this week s offers|weekly offers|show me the offers|special offers',
      es: 'folleto|el folleto|catalogo|ofertas|promociones|ver el folleto|ver ofertas',
      it: 'volantino|il volantino|catalogo|offerte|promozioni|le offerte|vedi volantino',
      nl: 'folder|de folder|catalogus|aanbiedingen|promoties|acties|aanbieding',
    },
  ],
  [
    'start',
    {
      fr: 'recevoir les promos|reprendre|m abonner|s abonner|abonner',
      en: 'start|subscribe|resume|opt in',
      es: 'suscribirme|reanudar|suscribir|recibir ofertas',
      it: 'iscrivimi|riprendi|iscriversi',
      nl: 'inschrijven|aanmelden|hervatten',
    },
  ],
  [
    'thanks',
    {
      fr: 'merci|merci beaucoup|merci bien|super merci|ok merci|parfait merci|parfait|super',
      en: 'thanks|thank you|thanks a lot|thank you very much|thx|great|perfect',
      es: 'gracias|muchas gracias|perfecto',
      it: 'grazie|grazie mille|perfetto',
      nl: 'bedankt|dank je|dank u|dank je wel|dank u wel|top',
    },
  ],
  [
    'help',
    {
      fr: 'aide|menu|aidez moi|que peux tu faire|comment ca marche|que faire',
      en: 'help|menu|what can you do|how does it work|options',
      es: 'ayuda|menu|que puedes hacer|como funciona',
      it: 'aiuto|menu|cosa puoi fare|come funziona',
      nl: 'hulp|help|menu|wat kan je|wat kun je|hoe werkt het',
    },
  ],
  [
    'yes',
    {
      fr: 'oui|ouais|ok|d accord|je confirme|confirmer|oui je confirme|c est bon|volontiers',
      en: 'yes|yep|ok|okay|sure|confirm|i confirm|yes please',
      es: 'si|ok|vale|de acuerdo|confirmo|confirmar|claro',
      it: 'si|ok|va bene|d accordo|confermo|confermare|certo',
      nl: 'ja|ok|oke|akkoord|bevestigen|ik bevestig|ja graag',
    },
  ],
  [
    'no',
    {
      fr: 'non|non merci|pas maintenant|nan',
      en: 'no|no thanks|no thank you|nope|not now',
      es: 'no|no gracias|ahora no',
      it: 'no|no grazie|non ora',
      nl: 'nee|nee bedankt|nee dank je|niet nu|neen',
    },
  ],
  [
    'greeting',
    {
      fr: 'bonjour|bonsoir|salut|coucou|bjr|slt|hello bonjour|rebonjour',
      en: 'hello|hi|hey|good morning|good evening|good afternoon|hi there|hello there',
      es: 'hola|buenos dias|buenas tardes|buenas noches|buenas',
      it: 'ciao|buongiorno|buonasera|salve|buon giorno',
      nl: 'hallo|dag|goedendag|goedemorgen|goedenavond|hoi|goeiedag',
    },
  ],
];

const languageNames: Readonly<Record<Language, string>> = {
  fr: 'francais|en francais|french|in french|frances|francese|frans|in het frans',
  en: 'english|in english|anglais|en anglais|ingles|en ingles|inglese|in inglese|engels|in het engels',
  es: 'espanol|en espanol|spanish|in spanish|espagnol|en espagnol|spagnolo|in spagnolo|spaans|in het spaans',
  it: 'italiano|in italiano|italian|in italian|italien|en italien|italiaans|in het italiaans',
  nl: 'nederlands|in het nederlands|dutch|in dutch|neerlandais|en neerlandais|flamand|holandes|olandese',
};

const commandOf = new Map<string, Command>();
const languagesOf = new Map<string, Set<Language>>();
for (const [command, byLanguage] of phrases)
  for (const language of languages)
    for (const phrase of byLanguage[language].split('|')) {
      if (!commandOf.has(phrase)) commandOf.set(phrase, command);
      languagesOf.set(phrase, (languagesOf.get(phrase) ?? new Set()).add(language));
    }
for (const language of languages)
  for (const phrase of languageNames[language].split('|'))
    if (!commandOf.has(phrase)) commandOf.set(phrase, `language:${language}`);

/** Politeness around a command that does not change it. */
const politeness =
  /\b(s il (vous|te) plait|svp|stp|please|pls|por favor|per favore|per piacere|alstublieft|aub|je (voudrais|veux|souhaite|souhaiterais|peux)|(est ce que )?je peux|puis je|voir|show me|i (want|would like|d like)( to)?|can i|may i|see|quiero|quisiera|ver|vorrei|voglio|vedere|ik wil( graag)?|kan ik|mag ik|zien|graag|le|la|les|the|el|il|un|une|de la semaine|this week s)\b/g;

function fold(text: string): string {
  return foldText(text).replace(/[.,%]/g, ' ').replace(/\s+/g, ' ').trim();
}

function withoutPoliteness(folded: string): string {
  return folded.replace(politeness, ' ').replace(/\s+/g, ' ').trim();
}

const greetings = [...commandOf].filter(([, command]) => command === 'greeting').map(([phrase]) => phrase);

/** The words after a greeting; undefined when there is none, or nothing after it. */
function afterGreeting(folded: string): string | undefined {
  const greeting = greetings.filter((one) => folded.startsWith(`${one} `)).sort((a, b) => b.length - a.length)[0];
  return greeting && folded.slice(greeting.length + 1);
}

/** Whether somebody asks to be left alone, in any of our languages. */
export function isStop(text: string): boolean {
  const folded = fold(text);
  const words = folded.split(' ').length;
  return (stops.test(folded) && words <= stopWords) || (stopsAnywhere.test(folded) && words <= 30);
}

/** The command in a message that is one, in any of our languages; undefined for anything to look for. */
export function commandIn(text: string): Command | undefined {
  if (isStop(text)) return 'stop';
  const folded = fold(text);
  if (folded.length > 80) return undefined;
  const direct = commandOf.get(folded) ?? commandOf.get(withoutPoliteness(folded));
  if (direct) return direct;
  const rest = afterGreeting(folded);
  if (!rest) return undefined;
  return commandOf.get(rest) ?? commandOf.get(withoutPoliteness(rest));
}

/** Small words that give a language away. */
const markers: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set(
    'je voudrais les des du une et avec pour mon ma mes est ou sont quel quelle vous moi du bonjour'.split(' '),
  ),
  en: new Set('i would like the some and with for my is are where what you please hello want need of'.split(' ')),
  es: new Set('quiero quisiera los las unos unas y con para mi es donde cual usted hola necesito del'.split(' ')),
  it: new Set('vorrei voglio gli dei delle degli e con per mio mia dove quale ciao ho bisogno di della'.split(' ')),
  nl: new Set('ik wil graag het een en met voor mijn is waar welke hallo nodig heb van wat'.split(' ')),
};

/**
 * The language a message is in, when it is plainly another than `current`: a command that only another language has, or at least two small
 * words of it and more than of the current one.
 */
export function languageOf(text: string, current: Language): Language {
  const folded = fold(text);
  const own = languagesOf.get(folded) ?? languagesOf.get(afterGreeting(folded) ?? '');
  if (own) return own.has(current) || own.size > 1 ? current : [...own][0]!;
  const words = new Set(folded.split(' ').slice(0, 60));
  const scores = languages.map((language) => ({
    language,
    score: [...words].filter((word) => markers[language].has(word)).length,
  }));
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a));
  const present = scores.find(({ language }) => language === current)?.score ?? 0;
  return best.score >= 2 && best.score > present ? best.language : current;
}

/** The language of ours that a BCP 47 tag belongs to; English where we have none of it. */
export function toLanguage(tag: string | undefined): Language {
  const base = (tag ?? '').slice(0, 2).toLowerCase();
  return languages.find((language) => language === base) ?? 'en';
}
