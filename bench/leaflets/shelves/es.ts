export const esShelf = `
|Naranjas de mesa|4 kg|399|frutas
|Mandarinas clemenules|kg|249|frutas
|Tomate en rama|kg|229|verduras
|Pimiento rojo|kg|279|verduras
|Lomo de cerdo fileteado|kg|699|carnes
|Chuletas de cordero|kg|1690|carnes
|Merluza del pincho|kg|1290|pescados
|Gambón argentino|kg|1199|pescados
|Jamón serrano reserva|100g|199|charcuteria
|Queso manchego curado|100g|229|charcuteria
|Barra de pan gallego|450 g|145|panaderia
ElPozo|Bonnísimo pechuga de pavo|115 g|259|charcuteria
Campofrío|Salchichas Frankfurt|4x140 g|329|charcuteria
García Baquero|Queso tierno|930 g|1099|quesos
Hacendado|Aceitunas rellenas de anchoa|3x150 g|289|conservas
Isabel|Mejillones en escabeche|3x69 g|579|conservas
Cidacos|Garbanzos cocidos|570 g|129|conservas
Orlando|Tomate frito|3x400 g|319|conservas
La Fallera|Arroz redondo|1 kg|199|arroz
Gallina Blanca|Caldo de pollo|1 L|219|conservas
Starlux|Pastillas de caldo|24 piece|289|papel
Mahou|Cerveza cinco estrellas|24x33 cl|1599|cervezas
San Miguel|Cerveza especial|6x25 cl|389|cervezas
Protos|Vino tinto crianza|75 cl|1199|vinos
Font Vella|Agua mineral|6x1.5 L|399|bebidas
Coca-Cola|Zero azúcar|2x2 L|419|bebidas
Don Simón|Zumo de naranja exprimida|1 L|299|bebidas
Danone|Yogur sabores|8x120 g|269|lacteos
Puleva|Leche calcio|6x1 L|899|lacteos
Reina|Natillas de vainilla|6x125 g|249|lacteos
Cuétara|Galletas surtido|520 g|339|galletas
Fontaneda|Galletas digestive|700 g|279|galletas
Valor|Chocolate puro|300 g|419|chocolate
Suchard|Turrón de chocolate|260 g|379|dulces
Findus|Verduras salteadas|400 g|299|congelados
La Cocinera|Canelones de carne|530 g|389|congelados
Maheso|Churros|500 g|259|congelados
Ariel|Detergente líquido|2.5 L|1649|drogueria
Fairy|Lavavajillas ultra|820 ml|429|drogueria
Colhogar|Papel higiénico doble|24 piece|899|papel
Sanex|Gel de baño|2x550 ml|599|higiene
Nivea|Crema corporal|400 ml|549|higiene
`;
