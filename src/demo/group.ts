import type { Entity, Role } from '../organisation/index.ts';
import type { EntityId } from '../platform/index.ts';

/** The demo's fictional group. Every name of a company or person here is invented. */
export const demoGroup = { groupId: 'corbeille', name: 'Groupe Corbeille' };

export interface DemoCountry {
  readonly entity: Entity;
  readonly countryName: string;
  /** Meta's ids in the sandbox. */
  readonly wabaId: string;
  readonly phoneNumberId: string;
  readonly displayNumber: string;
  readonly catalogId: string;
  /** The Facebook Page, where the country has one: its id and the name in its address. */
  readonly page?: { readonly pageId: string; readonly name: string };
  readonly leaflets: readonly DemoLeaflet[];
}

export interface DemoLeaflet {
  readonly file: string;
  readonly title: string;
  /** Which banner's stores it is for; undefined for all. */
  readonly banner?: string;
}

const entity = (
  entityId: string,
  country: string,
  name: string,
  languages: readonly string[],
  timeZone: string,
): Entity => ({
  entityId: entityId as EntityId,
  groupId: demoGroup.groupId,
  country,
  name,
  languages,
  currency: 'EUR',
  timeZone,
  theme: {},
});

export const demoCountries: readonly DemoCountry[] = [
  {
    entity: entity('fr', 'FR', 'Corbeille France', ['fr'], 'Europe/Paris'),
    countryName: 'France',
    wabaId: '100000000000001',
    phoneNumberId: '200000000000001',
    displayNumber: '+33 1 99 00 10 01',
    catalogId: '300000000000001',
    page: { pageId: '400000000000001', name: 'corbeille.france' },
    leaflets: [
      { file: 'fr-marche.pdf', title: 'Ma semaine gourmande', banner: 'corbeille-marche' },
      { file: 'fr-hyper.pdf', title: 'C’est le moment d’en profiter', banner: 'hyper-corbeille' },
    ],
  },
  {
    entity: entity('be', 'BE', 'Corbeille Belgique', ['fr', 'nl'], 'Europe/Brussels'),
    countryName: 'Belgique',
    wabaId: '100000000000002',
    phoneNumberId: '200000000000002',
    displayNumber: '+32 2 555 10 02',
    catalogId: '300000000000002',
    leaflets: [{ file: 'be-folder.pdf', title: 'Folder · promos' }],
  },
  {
    entity: entity('es', 'ES', 'La Corbeille España', ['es'], 'Europe/Madrid'),
    countryName: 'España',
    wabaId: '100000000000003',
    phoneNumberId: '200000000000003',
    displayNumber: '+34 900 99 10 03',
    catalogId: '300000000000003',
    leaflets: [{ file: 'es-folleto.pdf', title: 'La fiesta del ahorro' }],
  },
  {
    entity: entity('it', 'IT', 'Corbeille Italia', ['it'], 'Europe/Rome'),
    countryName: 'Italia',
    wabaId: '100000000000004',
    phoneNumberId: '200000000000004',
    displayNumber: '+39 06 555 10 04',
    catalogId: '300000000000004',
    leaflets: [{ file: 'it-volantino.pdf', title: 'Campioni del risparmio' }],
  },
];

export interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly language: string;
  readonly entityId: string;
  readonly role: Role;
  readonly storeId?: string;
}

export const demoPeople: readonly DemoPerson[] = [
  {
    name: 'Claire Vasseur',
    email: 'claire.vasseur@corbeille.example',
    language: 'fr',
    entityId: 'fr',
    role: 'administrator',
  },
  {
    name: 'Karim Benali',
    email: 'karim.benali@corbeille.example',
    language: 'fr',
    entityId: 'fr',
    role: 'leaflet_editor',
  },
  {
    name: 'Sophie Maurel',
    email: 'sophie.maurel@corbeille.example',
    language: 'fr',
    entityId: 'fr',
    role: 'store_manager',
    storeId: 'paris-daumesnil',
  },
  {
    name: 'Yanis Leroy',
    email: 'yanis.leroy@corbeille.example',
    language: 'fr',
    entityId: 'fr',
    role: 'store_employee',
    storeId: 'paris-daumesnil',
  },
  {
    name: 'Nadia Fontaine',
    email: 'nadia.fontaine@corbeille.example',
    language: 'fr',
    entityId: 'fr',
    role: 'store_employee',
    storeId: 'lille-saint-sauveur',
  },
  {
    name: 'Luc Peeters',
    email: 'luc.peeters@corbeille.example',
    language: 'fr',
    entityId: 'be',
    role: 'leaflet_editor',
  },
  {
    name: 'Emma Willems',
    email: 'emma.willems@corbeille.example',
    language: 'en',
    entityId: 'be',
    role: 'store_employee',
    storeId: 'ixelles-flagey',
  },
  {
    name: 'Lucía Ferrer',
    email: 'lucia.ferrer@corbeille.example',
    language: 'en',
    entityId: 'es',
    role: 'leaflet_editor',
  },
  {
    name: 'Pablo Soler',
    email: 'pablo.soler@corbeille.example',
    language: 'en',
    entityId: 'es',
    role: 'store_employee',
    storeId: 'valencia-ruzafa',
  },
  {
    name: 'Giulia Ricci',
    email: 'giulia.ricci@corbeille.example',
    language: 'en',
    entityId: 'it',
    role: 'leaflet_editor',
  },
  {
    name: 'Marco Conti',
    email: 'marco.conti@corbeille.example',
    language: 'en',
    entityId: 'it',
    role: 'store_employee',
    storeId: 'milano-porta-romana',
  },
];
