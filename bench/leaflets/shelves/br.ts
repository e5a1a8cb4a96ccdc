export const brShelf = `
|Banana prata|kg|599|frutas
|Mamão formosa|kg|749|frutas
|Tomate italiano|kg|899|verduras
|Batata lavada|kg|549|verduras
|Picanha bovina|kg|7990|carnes
|Contrafilé em bife|kg|4990|carnes
|Coxa e sobrecoxa de frango|kg|1190|carnes
|Filé de tilápia|kg|4290|peixes
|Queijo minas frescal|kg|3990|frios
|Presunto cozido fatiado|100g|399|frios
|Pão francês|kg|1590|padaria
Italac|Leite integral|1 L|529|lacteos
Itambé|Leite condensado|395 g|699|lacteos
Nestlé|Creme de leite|200 g|399|lacteos
Danone|Iogurte|6x90 g|899|lacteos
Vigor|Requeijão cremoso|200 g|849|lacteos
Tirolez|Queijo mussarela|400 g|2490|queijo
Sadia|Lasanha bolonhesa|600 g|1890|congelados
Perdigão|Linguiça toscana|1 kg|2190|carnes
Seara|Peito de frango congelado|1 kg|2290|congelados
Aurora|Pizza calabresa|460 g|1490|congelados
Kibon|Sorvete napolitano|1.5 L|2790|congelados
Tio João|Arroz branco|5 kg|2990|mercearia
Camil|Feijão carioca|1 kg|899|mercearia
Kicaldo|Feijão preto|1 kg|949|mercearia
Renata|Macarrão espaguete|500 g|429|mercearia
Dona Benta|Farinha de trigo|1 kg|549|mercearia
União|Açúcar refinado|1 kg|459|mercearia
Soya|Óleo de soja|900 ml|749|mercearia
Gallo|Azeite extra virgem|500 ml|4290|mercearia
Heinz|Ketchup|397 g|1190|mercearia
Hellmann’s|Maionese|500 g|1090|mercearia
Quero|Molho de tomate|300 g|249|mercearia
Gomes da Costa|Atum ralado|170 g|899|mercearia
Pilão|Café torrado e moído|500 g|2490|café
3 Corações|Cappuccino|200 g|1690|café
Nescau|Achocolatado em pó|370 g|990|matinais
Bauducco|Biscoito wafer|140 g|399|biscoito
Piraquê|Biscoito maizena|200 g|449|biscoito
Trakinas|Biscoito recheado|126 g|349|biscoito
Lacta|Chocolate ao leite|80 g|749|doces
Garoto|Caixa de bombons|250 g|1490|doces
Predilecta|Geleia de goiaba|320 g|899|geleia
Elma Chips|Ruffles original|115 g|1090|snacks
Coca-Cola|Refrigerante|2 L|1090|bebidas
Guaraná Antarctica|Refrigerante|6x350 ml|1990|bebidas
Crystal|Água mineral|1.5 L|349|bebidas
Del Valle|Néctar de uva|1 L|749|bebidas
Skol|Cerveja pilsen lata|12x350 ml|3990|cerveja
Brahma|Cerveja duplo malte|6x350 ml|2290|cerveja
Omo|Sabão líquido|3 L|3990|limpeza
Ypê|Detergente neutro|500 ml|249|limpeza
Veja|Multiuso|500 ml|549|limpeza
Downy|Amaciante concentrado|1 L|2190|limpeza
Neve|Papel higiênico|12 piece|2490|papel
Snob|Papel toalha|2 piece|699|papel
Colgate|Creme dental|3x90 g|1290|higiene
Dove|Sabonete|6x90 g|2190|higiene
Seda|Xampu|325 ml|1290|higiene
Pampers|Fraldas confort sec|36 piece|6490|papel
Pedigree|Ração para cães|3 kg|5490|pet
`;
