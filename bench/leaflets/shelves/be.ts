export const beShelf = `
|Chicons pleine terre|1 kg|299|fruits-legumes
|Poires Conférence|kg|249|fruits-legumes
|Pommes de terre à chair ferme|2.5 kg|349|fruits-legumes
|Choux de Bruxelles|500 g|189|fruits-legumes
|Filet américain préparé|kg|1399|boucherie
|Carbonnades de bœuf|kg|1549|boucherie
|Rôti de porc spiering|kg|1099|boucherie
|Filet de cabillaud|kg|2199|poissonnerie
|Gouda jeune en tranches|100g|139|fromages
|Pain galette aux raisins|450 g|299|boulangerie
Passendale|Fromage classique|400 g|619|fromages
Chimay|Fromage à la bière|300 g|729|fromages
Westmalle|Bière trappiste triple|6x33 cl|1149|bieres|60
Maes|Bière pils|24x25 cl|1499|bieres|450
Hoegaarden|Bière blanche|6x25 cl|579|bieres
Chaudfontaine|Eau minérale naturelle|6x1.5 L|469|boissons
Minute Maid|Jus d’orange|4x1 L|899|boissons
Looza|Nectar d’abricot|1 L|269|boissons
Lotus|Speculoos original|2x250 g|489|biscuits
Destrooper|Gaufres fines au beurre|350 g|459|biscuits
Jules Destrooper|Amandes pain|2x125 g|399|biscuits
Galler|Bâtons chocolat praliné|6x70 g|999|chocolat
Leonidas|Pralines assorties|500 g|1799|chocolat
Materne|Confiture de cerises noires|450 g|369|epicerie-sucree
Everyday|Farine fermentante|1 kg|119|epicerie-sucree
Royco|Soupe tomate boulettes|4x20 g|279|epicerie-salee
Aïki|Nouilles poulet|4x68 g|319|epicerie-salee
Campina|Lait demi-écrémé|6x1 L|749|cremerie
Balade|Beurre demi-sel|250 g|329|cremerie
Boni|Yaourt aux fruits|8x125 g|299|cremerie
Croky|Chips paprika|200 g|219|aperitif
Duyvis|Cacahuètes salées|300 g|289|aperitif
Mora|Croquettes de viande|10x70 g|649|surgeles
Ola|Cornetto classico|6x90 ml|499|surgeles
Dash|Lessive liquide fraîcheur|2.2 L|1849|droguerie
Robijn|Adoucissant fleurs|1.5 L|729|droguerie
Sunlight|Savon de ménage|3x125 g|269|hygiene
Tena|Serviettes discreet|24 piece|899|papier
Edet|Papier de ménage|8 piece|699|papier
Sensodyne|Dentifrice protection|2x75 ml|749|hygiene
`;
