export const roShelf = `
|Mere Golden|kg|549|fructe
|Portocale|kg|699|fructe
|Cartofi albi|2.5 kg|899|legume
|Roșii cherry|500 g|1099|legume
|Pulpe de pui|kg|1499|carne
|Ceafă de porc|kg|2399|carne
|Carne tocată amestec|500 g|1399|carne
|File de păstrăv|kg|5499|pește
|Crap românesc|kg|2999|pește
|Salam de Sibiu feliat|100g|999|mezeluri
|Telemea de oaie|100g|549|brânzeturi
|Pâine albă feliată|500 g|499|panificație
Napolact|Iaurt gras|4x140 g|1099|lactate
Zuzu|Lapte integral|1 L|849|lactate
Albalact|Unt 82%|200 g|1599|lactate
Danone|Iaurt cu fructe|4x125 g|899|lactate
Delaco|Cașcaval sofia|350 g|2199|brânzeturi
Hochland|Brânză topită|140 g|799|brânzeturi
Caroli|Parizer extra|450 g|1299|mezeluri
Cris-Tim|Salam banat|500 g|2499|mezeluri
Meda|Cabanos polonez|300 g|1699|mezeluri
Scandia|Pate de ficat|6x100 g|1999|conserve
Mandy|Zacuscă de vinete|300 g|1099|conserve
Olympia|Gem de caise|360 g|1199|gem
Bunica|Ulei de floarea-soarelui|1 L|899|ulei
Floriol|Ulei|2x1 L|1999|ulei
Băneasa|Făină albă 000|1 kg|549|făină
Barilla|Spaghete nr. 5|500 g|799|paste
Deroni|Orez bob lung|1 kg|899|paste
Tomi|Ketchup dulce|500 g|899|sosuri
Hellmann’s|Maioneză|420 ml|1499|sosuri
Jacobs|Cafea măcinată alintaroma|500 g|3299|cafea
Doncafé|Cafea elita|600 g|3799|cafea
Fuchs|Ceai de tei|20 piece|649|hârtie
Joe|Napolitane cu cacao|180 g|599|biscuiți
Eugenia|Biscuiți cu cremă|5x36 g|649|biscuiți
Poiana|Ciocolată cu lapte|90 g|449|dulciuri
Kandia|Ciocolată rom|4x30 g|1099|dulciuri
Chio|Chips cu sare|140 g|899|snacks
Nutline|Semințe negre|200 g|999|snacks
Borsec|Apă minerală|6x1.5 L|2199|băuturi|50
Aqua Carpatica|Apă plată|2 L|399|băuturi|50
Prigat|Nectar de portocale|1.75 L|1099|băuturi|50
Pepsi|Băutură carbogazoasă|2x2 L|1599|băuturi|50
Timișoreana|Bere blondă|6x500 ml|2199|bere|50
Ursus|Bere premium|4x500 ml|1799|bere|50
Jidvei|Vin alb demisec|750 ml|2499|vin|50
Cotnari|Vin alb grasă|750 ml|2799|vin|50
Edenia|Legume mexicane|450 g|1099|congelate
Linco|Aripioare picante|600 g|2399|congelate
Betty Ice|Înghețată la cutie|900 ml|2699|congelate
Ariel|Detergent lichid|2 L|5299|detergenți
Fairy|Detergent de vase|1.2 L|1699|detergenți
Domestos|Dezinfectant pine|750 ml|1299|detergenți
Zewa|Hârtie igienică|16 piece|2999|hârtie
Motto|Prosoape de bucătărie|4 piece|1599|hârtie
Colgate|Pastă de dinți|2x75 ml|1899|higiena
Gerovital|Cremă hidratantă|50 ml|2599|higiena
Palmolive|Gel de duș|500 ml|1699|higiena
Pufina|Șervețele umede|3 piece|1499|hârtie
`;
