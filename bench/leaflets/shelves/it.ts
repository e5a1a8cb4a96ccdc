export const itShelf = `
|Arance tarocco|kg|199|frutta
|Mele Golden|2 kg|349|frutta
|Zucchine|kg|229|verdura
|Finocchi|kg|179|verdura
|Petto di pollo a fette|kg|1090|carni
|Macinato di bovino|kg|1190|carni
|Lonza di suino|kg|749|carni
|Filetti di salmone|kg|2290|pesce
|Calamari decongelati|kg|1290|pesce
|Prosciutto cotto alta qualità|100g|199|salumi
|Mortadella Bologna IGP|100g|129|salumi
|Grana Padano DOP|100g|159|formaggi
|Pane casereccio|500 g|199|panetteria
Beretta|Wurstel classici|4x100 g|299|salumi
Negroni|Salame Milano|100 g|279|salumi
Santa Lucia|Mozzarella|3x125 g|329|formaggi
Invernizzi|Gorgonzola dolce|200 g|299|formaggi
Müller|Yogurt bianco|2x125 g|129|latticini
Vipiteno|Yogurt alla frutta|8x125 g|349|latticini
Parmalat|Latte zymil|6x1 L|899|latticini
Cirio|Pelati|4x400 g|339|conserve
Valfrutta|Borlotti lessati|3x400 g|299|conserve
De Cecco|Spaghetti n. 12|500 g|169|pasta
Garofalo|Penne di Gragnano|500 g|159|pasta
Scotti|Riso arborio|1 kg|379|riso
Saclà|Olive snocciolate|2x185 g|319|conserve
Star|Dado classico|20 piece|219|carta
Kimbo|Caffè macinato fresco|2x250 g|699|caffe
Pavesi|Gocciole biscotti|500 g|349|biscotti
Balocco|Pandoro classico|1 kg|649|dolci
Novi|Tavoletta nocciolato|130 g|279|dolci
Zuegg|Confettura di albicocche|320 g|249|confetture
Levissima|Acqua naturale|6x1.5 L|269|bevande
Sanpellegrino|Aranciata|6x33 cl|389|bevande
Moretti|Birra baffo d’oro|3x33 cl|299|birre
Tavernello|Vino bianco|3x25 cl|229|vini
Orogel|Minestrone tradizionale|1 kg|359|surgelati
Buitoni|Pizza bella Napoli|2x330 g|549|surgelati
Sammontana|Barattolino panna|500 g|499|surgelati
Dixan|Detersivo lavatrice|2.5 L|899|detersivi
Svelto|Piatti limone|2x930 ml|329|detersivi
Regina|Asciugoni carta casa|6 piece|599|carta
Borotalco|Bagnoschiuma|2x450 ml|499|igiene
Mentadent|Dentifricio|2x75 ml|399|igiene
`;
