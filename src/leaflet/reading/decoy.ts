import { foldText } from '../../catalog/index.ts';

/** Words beside amounts that are no shelf price: delivery, a price a person in a recipe, vouchers, games, fees. */
const words = [
  'livraison|bezorging|levering|leveringskosten|envio|entrega|consegna|delivery|shipping',
  'recette|recept|receta|ricetta|recipe|(?:par|per|por|a|p) (?:pers|persona|personne|persoon|person|portion|portie|racion|porzione)|\\bpers\\b',
  'bons? d achat|waardebon|vale de|cheque regalo|buono (?:spesa|sconto)|voucher|cagnotte|gagner|gagnez|a gagner|te winnen|sorteo|gana hasta|vinci|concours|concorso|wedstrijd',
  'frais de|minimum d achat|des \\d+ d achat|commande minimum|pedido minimo|spesa minima|minimumbestelling|abonnement|suscripcion|abbonamento',
];
const decoy = new RegExp(`\\b(?:${words.join('|')})\\b`, 'u');

/** Whether the words around a price are about something that no shopper puts in a basket. */
export function isDecoyText(text: string): boolean {
  return decoy.test(foldText(text));
}
