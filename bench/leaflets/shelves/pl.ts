export const plShelf = `
|Jabłka Ligol|kg|399|owoce
|Mandarynki|kg|699|owoce
|Ziemniaki jadalne|5 kg|999|warzywa
|Pomidory malinowe|kg|1299|warzywa
|Schab wieprzowy bez kości|kg|1999|mięso
|Filet z kurczaka|kg|2199|mięso
|Karkówka|kg|1849|mięso
|Filet z łososia|kg|6999|ryby
|Karp patroszony|kg|3999|ryby
|Szynka wiejska|100g|399|wędliny
|Ser gouda w kawałku|100g|299|sery
|Chleb żytni na zakwasie|500 g|649|pieczywo
Łaciate|Masło extra|200 g|799|nabiał
Mlekovita|Mleko wypasione|1 L|449|nabiał
Piątnica|Serek wiejski|200 g|349|nabiał
Bakoma|Jogurt owocowy|4x120 g|599|nabiał
Jogobella|Jogurt|150 g|219|nabiał
Hochland|Ser w plastrach|130 g|699|sery
Almette|Serek śmietankowy|150 g|649|sery
Krakus|Szynka konserwowa|455 g|1699|konserwy
Morliny|Berlinki klasyczne|250 g|899|wędliny
Sokołów|Kabanosy|105 g|799|wędliny
Tarczyński|Kabanosy exclusive|120 g|999|wędliny
Winiary|Majonez dekoracyjny|700 ml|1299|sosy
Pudliszki|Ketchup łagodny|480 g|899|sosy
Łowicz|Dżem truskawkowy|280 g|649|dżem
Bonduelle|Kukurydza|3x170 g|1399|konserwy
Lubella|Makaron świderki|500 g|549|makaron
Kupiec|Ryż biały|4x100 g|479|makaron
Kujawski|Olej rzepakowy|1 L|999|oleje
Tchibo|Kawa mielona family|500 g|3499|kawa
Jacobs|Kawa rozpuszczalna krönung|200 g|3299|kawa
Lipton|Herbata yellow label|100 piece|1899|papier
Wedel|Czekolada mleczna|90 g|599|słodycze
Wawel|Michałki zamkowe|280 g|1599|słodycze
Milka|Czekolada oreo|100 g|649|słodycze
Krakowski Kredens|Pierniki|180 g|1199|ciastka
Delicje|Ciastka|147 g|549|ciastka
Lay’s|Chipsy solone|140 g|799|przekąski
Tymbark|Sok jabłkowy|2 L|899|napoje
Hortex|Nektar|1 L|699|napoje
Cisowianka|Woda gazowana|6x1.5 L|1499|napoje|50
Coca-Cola|Napój gazowany|2x1.5 L|1499|napoje
Żywiec|Piwo jasne|4x500 ml|1699|piwo
Tyskie|Piwo gronie|4x500 ml|1549|piwo
Frosta|Paluszki rybne|300 g|1599|mrożonki
Dr. Oetker|Pizza ristorante|320 g|1699|mrożonki
Hortex|Warzywa na patelnię|450 g|899|mrożonki
Grycan|Lody śmietankowe|500 ml|2299|mrożonki
Koral|Lody rodzinne|900 ml|1699|mrożonki
Vizir|Kapsułki do prania|40 piece|4999|papier
Perwoll|Płyn do prania|2.7 L|4299|chemia
Ludwik|Płyn do naczyń|900 g|899|chemia
Domestos|Płyn do wc|1.25 L|1399|chemia
Velvet|Papier toaletowy|16 piece|2499|papier
Queen|Ręcznik papierowy|4 piece|1299|papier
Colgate|Pasta do zębów|2x100 ml|1899|higiena
Dove|Żel pod prysznic|450 ml|1799|higiena
Nivea|Krem|250 ml|1999|higiena
Whiskas|Karma w galaretce|12x85 g|2699|zwierzęta
`;
