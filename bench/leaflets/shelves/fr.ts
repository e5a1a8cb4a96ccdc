export const frShelf = `
|Tomates grappe|kg|249|fruits-legumes
|Clémentines de Corse|kg|349|fruits-legumes
|Pommes Gala|2 kg|379|fruits-legumes
|Endives pleine terre|1 kg|259|fruits-legumes
|Kiwis verts|kg|399|fruits-legumes
|Rôti de bœuf|kg|1790|boucherie
|Escalopes de dinde|kg|1190|boucherie
|Côtes de porc échine|kg|799|boucherie
|Dos de cabillaud|kg|1990|poissonnerie
|Filet de truite|kg|2290|poissonnerie
|Comté AOP affiné 12 mois|100g|189|fromages
|Jambon cru à la coupe|100g|269|charcuterie
|Pain de campagne tranché|500 g|229|boulangerie
|Brioche tressée|600 g|319|boulangerie
Lotus|Papier toilette confort|24 piece|1199|papier
Okay|Essuie-tout maxi|6 piece|749|papier
Finish|Tablettes lave-vaisselle|60 piece|1399|droguerie
Le Chat|Lessive liquide savon de Marseille|2 L|1299|droguerie
Dop|Shampooing douceur|400 ml|319|hygiene
Colgate|Dentifrice blancheur|2x75 ml|459|hygiene
Saint Mamet|Salade de fruits au sirop|4x250 g|549|conserves
D’Aucy|Petits pois carottes|2x530 g|389|conserves
Jacques Vabre|Café en grains|1 kg|1549|cafe
Alsa|Levure chimique|10x11 g|199|epicerie-sucree
Andros|Confiture d’abricots|750 g|459|epicerie-sucree
Yoplait|Yaourts brassés|16x125 g|549|cremerie
La Laitière|Crème dessert|4x115 g|259|cremerie
Michel et Augustin|Cookies|180 g|299|biscuits
Volvic|Eau aromatisée|6x1.5 L|589|boissons
Pago|Nectar de fruits|1 L|289|boissons
Meteor|Bière blonde d’Alsace|12x25 cl|929|bieres
Grimbergen|Bière d’abbaye ambrée|6x33 cl|819|bieres
Charal|Steaks hachés pur bœuf 5% mat. gr.|10x100 g|1449|surgeles
Picard|Épinards en branches|1 kg|379|surgeles
Ristorante|Pizza mozzarella|355 g|399|surgeles
`;
