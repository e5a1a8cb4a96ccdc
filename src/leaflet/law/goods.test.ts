import { expect, test } from 'vitest';
import { goodsOf } from './goods.ts';
import { aLawProduct } from './testing.ts';

const ofProduct = (productType: string, title: string, soldBy: 'item' | 'kg' = 'item') =>
  goodsOf({ name: title, brand: null, soldBy }, [aLawProduct({ productType, title })]);
const ofName = (name: string) => goodsOf({ name, brand: null, soldBy: 'item' }, []);

test('the department decides, then the name; what neither names is food', () => {
  expect(ofProduct('droguerie', 'Ariel Pods 44 lavages').kind).toBe('hygiene');
  expect(ofProduct('bebe', 'Couches taille 4').kind).toBe('hygiene');
  expect(ofProduct('', 'Shampooing doux').kind).toBe('hygiene');
  expect(ofProduct('maison', 'Casserole 20 cm').kind).toBe('other');
  expect(ofName('Téléviseur 50 pouces').kind).toBe('other');
  expect(ofName('Rillettes de poulet').kind).toBe('food');
  expect(ofProduct('boissons', 'Jus de pomme').kind).toBe('food');
});

test('fresh departments and loose goods are perishable, a name alone is not', () => {
  expect(ofProduct('fruits-legumes', 'Bananes').perishable).toBe(true);
  expect(ofProduct('', 'Jus de fruits').perishable).toBe(false);
  expect(ofProduct('', 'Tomates', 'kg').perishable).toBe(true);
  expect(ofProduct('surgeles', 'Poissons panés').perishable).toBe(false);
});

test('alcohol is told by class, department or name, and beer from the rest', () => {
  expect(ofName('Piwo jasne 5% vol')).toMatchObject({ policyClass: 'alcohol', beer: true, kind: 'food' });
  expect(ofName('Wódka czysta 0,5 l')).toMatchObject({ policyClass: 'alcohol', beer: false });
  expect(ofName('Cerveza sin alcohol 0,0%').policyClass).toBe('none');
  expect(ofName('Vinaigre de vin').policyClass).toBe('none');
});

test('water and fresh goods were not manufactured, biscuits were', () => {
  expect(ofProduct('biscuits', 'Biscuits').manufactured).toBe(true);
  expect(ofProduct('', 'Eau de source 6 x 1,5 L').manufactured).toBe(false);
  expect(ofProduct('boucherie', 'Entrecôte').manufactured).toBe(false);
});
