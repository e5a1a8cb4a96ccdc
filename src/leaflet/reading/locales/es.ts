import type { ReadingTable } from './reading-table.ts';

export const es: ReadingTable = {
  tellingWords:
    'el los las del y por unidad unidades lleva llévate paga precio descuento tarjeta bote botella paquete envase desde hasta brik lata sale oferta',
  unitArticles: ['el', 'la', 'precio'],
  units: ['litro', 'pieza', 'unidad'],
  counted: ['piezas?', 'unidades', 'uds?', 'lavados', 'rollos', 'lonchas', 'capsulas', 'huevos'],
  packOf: ['de'],
  byKilo: ['(?:(?:el|al|la)\\s)?(?:kg|kilo)', '(?:el|al) (?:kg|kilo)(?: .*)?'],
  byHundredGrams: [],
  decoys: [
    'envio',
    'entrega',
    'receta',
    '(?:por|a|p) (?:persona|racion)',
    'vale de',
    'cheque regalo',
    'sorteo',
    'gana hasta',
    'pedido minimo',
    'suscripcion',
  ],
  choice: ['a elegir'],
  or: ['o'],
  variantArticles: [],
  ranges: [
    'toda la (?:gama|linea|marca) (?:de )?(.+)',
    'toda la seccion (?:de )?(.+)',
    'todos los productos (?:de )?(.+)',
    'en (?:todos los|todas las) (.+)',
  ],
  dateWords: ['del', 'al', 'desde', 'hasta'],
  littleWords: 'los las del con por para',
  packaging: 'bote lata latas botella botellas paquete brik frasco envase bolsa tarro bandeja',
  slips: [[/(?<![\d.,])22 (?=(?:UNIDAD|UD)(?!\p{L}))/giu, '2ª ']],
};
