export const arShelf = `
|Banana ecuatoriana|kg|259900|frutas
|Manzana roja|kg|299900|frutas
|Papa negra|kg|99900|verduras
|Tomate redondo|kg|219900|verduras
|Asado de novillo|kg|1149900|carnes
|Vacío|kg|1249900|carnes
|Pollo entero|kg|399900|carnes
|Merluza filet|kg|949900|pescados
|Jamón cocido feteado|100g|169900|fiambres
|Queso cremoso|kg|899900|quesos
|Pan flauta|kg|259900|panaderia
La Serenísima|Leche entera|1 L|179900|lacteos
La Serenísima|Manteca|200 g|329900|lacteos
Ilolay|Dulce de leche|400 g|289900|lacteos
Sancor|Yogur bebible|1 L|269900|lacteos
Tregar|Queso untable|290 g|319900|quesos
Milkaut|Crema de leche|200 ml|229900|lacteos
Paladini|Salchichas|12 piece|299900|papel
Granja del Sol|Hamburguesas de carne|4x80 g|549900|congelados
McCain|Papas tradicionales|720 g|499900|congelados
Frigor|Helado tricolor|1 L|629900|congelados
Matarazzo|Fideos tirabuzón|500 g|149900|almacen
Lucchetti|Fideos spaghetti|500 g|139900|almacen
Gallo|Arroz oro|1 kg|289900|almacen
Natura|Aceite de girasol|1.5 L|399900|almacen
Cocinero|Aceite mezcla|900 ml|259900|almacen
Blancaflor|Harina leudante|1 kg|169900|almacen
Pureza|Harina 000|1 kg|119900|almacen
Ledesma|Azúcar|1 kg|129900|almacen
Hellmann’s|Mayonesa|475 g|249900|almacen
Arcor|Puré de tomate|520 g|99900|almacen
La Campagnola|Atún en aceite|170 g|289900|conservas
Inalpa|Arvejas secas|3x300 g|259900|conservas
Arcor|Mermelada de durazno|454 g|219900|mermeladas
Playadito|Yerba mate|1 kg|469900|almacen
Taragüí|Yerba mate con palo|500 g|259900|almacen
La Virginia|Café molido|250 g|599900|cafe
Nescafé|Café dolca|170 g|899900|cafe
Terrabusi|Galletitas surtido|400 g|239900|galletas
Bagley|Galletitas chocolinas|250 g|179900|galletas
Oreo|Galletitas rellenas|118 g|139900|galletas
Milka|Chocolate leger|100 g|349900|golosinas
Havanna|Alfajores mixtos|6 piece|1149900|papel
Lay’s|Papas fritas clásicas|134 g|349900|snacks
Coca-Cola|Gaseosa sabor original|2.25 L|349900|bebidas
Manaos|Gaseosa cola|2.25 L|139900|bebidas
Villavicencio|Agua mineral|6x1.5 L|749900|bebidas
Cepita|Jugo de naranja|1 L|199900|bebidas
Quilmes|Cerveza clásica|6x473 ml|899900|cervezas
Brahma|Cerveza lata|6x473 ml|829900|cervezas
Trapiche|Vino malbec|750 ml|549900|vinos
Toro|Vino tinto clásico|1.125 L|259900|vinos
Ala|Jabón líquido|3 L|1099900|limpieza
Magistral|Detergente ultra|500 ml|249900|limpieza
Ayudín|Lavandina|2 L|219900|limpieza
Higienol|Papel higiénico|4 piece|349900|papel
Sussex|Rollo de cocina|3 piece|299900|papel
Colgate|Crema dental|2x90 g|449900|higiene
Rexona|Desodorante aerosol|150 ml|349900|higiene
Sedal|Shampoo|340 ml|389900|higiene
Dog Chow|Alimento para perros|3 kg|1799900|mascotas
`;
