import { makeSay } from '../ui/say.ts';

const fr = {
  'sign.title': 'Connexion',
  'sign.demo': 'Groupe de démonstration : choisissez qui vous êtes.',
  'sign.as': 'Continuer en tant que {name}',
  'sign.email': 'Adresse e-mail',
  'sign.password': 'Mot de passe',
  'sign.submit': 'Se connecter',
  'sign.empty': 'Aucun groupe n’existe encore ici. Ouvrez le lien que Halles a affiché à son démarrage.',
  'link.title': 'Choisissez votre mot de passe',
  'link.submit': 'Enregistrer et se connecter',
  'password.hint': 'Dix caractères au moins.',
  'role.administrator': 'Administration',
  'role.leaflet_editor': 'Catalogues',
  'role.store_manager': 'Direction de magasin',
  'role.store_employee': 'Équipe de magasin',
  'setup.title': 'Votre groupe',
  'setup.intro':
    'Ces réponses font le groupe, sa première société de pays, ses magasins et vous-même. Rien n’est enregistré avant le bouton.',
  'setup.group': 'Nom du groupe',
  'setup.entity': 'Nom de la société du pays',
  'setup.entityId': 'Identifiant court (lettres, chiffres, tirets)',
  'setup.country': 'Pays (deux lettres)',
  'setup.language': 'Langue',
  'setup.currency': 'Monnaie',
  'setup.timeZone': 'Fuseau horaire',
  'setup.stores': 'Magasins (fichier CSV)',
  'setup.stores.hint':
    'Colonnes : store_id, name, street, postcode, city, latitude, longitude, opening_hours (« Mo-Sa 08:30-20:00; Su 09:00-12:30 »), et si besoin banner, gln, time_zone, phone.',
  'setup.stores.count': '{count, plural, one {# ligne lue} other {# lignes lues}}',
  'setup.you': 'Vous, l’administrateur',
  'setup.name': 'Nom',
  'setup.submit': 'Créer le groupe',
  'setup.error.line': 'Ligne {line} : {message}',
  'setup.error.more': '{count, plural, one {et # autre erreur} other {et # autres erreurs}}',
  'setup.error.empty': 'la liste ne contient aucun magasin. Mettez-en un par ligne, sous les noms des colonnes.',
  'setup.error.too_many_stores': 'une liste a {max, number} magasins au plus.',
  'setup.error.missing_column': 'la colonne {column} manque. Ajoutez-la, séparée par des virgules.',
  'setup.error.wrong_columns':
    '{found, plural, one {# valeur} other {# valeurs}} au lieu de {expected, number}. Mettez entre guillemets une valeur qui contient une virgule.',
  'setup.error.bad_quotes':
    'un guillemet n’est pas fermé, ou se trouve au milieu d’une valeur. Doublez-le ("") dans une valeur entre guillemets.',
  'setup.error.missing_value': 'la colonne {column} est vide.',
  'setup.error.too_long': 'la colonne {column} a plus de {max, number} caractères.',
  'setup.error.bad_coordinate':
    '{column} « {value} » n’est pas un nombre entre −{max, number} et {max, number}, comme 50.6366.',
  'setup.error.bad_store_id':
    'store_id « {value} » : des lettres sans accent, des chiffres et des tirets, 64 au plus, comme lille-centre.',
  'setup.error.duplicate_id': 'le magasin {id} est déjà à la ligne {otherLine, number}.',
  'setup.error.bad_gln': 'gln « {value} » : 13 chiffres avec une clé de contrôle juste, ou rien.',
  'setup.error.bad_opening_hours':
    'opening_hours « {value} » : écrivez les horaires comme « Mo-Sa 08:30-20:00; Su 09:00-12:30 ».',
  'setup.error.bad_time_zone': 'time_zone « {value} » n’est pas un fuseau horaire, comme Europe/Paris.',
} as const;

const en: Record<keyof typeof fr, string> = {
  'sign.title': 'Sign in',
  'sign.demo': 'Demo group: choose who you are.',
  'sign.as': 'Continue as {name}',
  'sign.email': 'E-mail address',
  'sign.password': 'Password',
  'sign.submit': 'Sign in',
  'sign.empty': 'There is no group here yet. Open the link that Halles printed when it started.',
  'link.title': 'Choose your password',
  'link.submit': 'Save and sign in',
  'password.hint': 'Ten characters at least.',
  'role.administrator': 'Administration',
  'role.leaflet_editor': 'Leaflets',
  'role.store_manager': 'Store management',
  'role.store_employee': 'Store team',
  'setup.title': 'Your group',
  'setup.intro':
    'These answers make the group, its first country company, its stores and yourself. Nothing is saved before the button.',
  'setup.group': 'Name of the group',
  'setup.entity': 'Name of the country company',
  'setup.entityId': 'Short identifier (letters, digits, dashes)',
  'setup.country': 'Country (two letters)',
  'setup.language': 'Language',
  'setup.currency': 'Currency',
  'setup.timeZone': 'Time zone',
  'setup.stores': 'Stores (CSV file)',
  'setup.stores.hint':
    'Columns: store_id, name, street, postcode, city, latitude, longitude, opening_hours (“Mo-Sa 08:30-20:00; Su 09:00-12:30”), and if wanted banner, gln, time_zone, phone.',
  'setup.stores.count': '{count, plural, one {# line read} other {# lines read}}',
  'setup.you': 'You, the administrator',
  'setup.name': 'Name',
  'setup.submit': 'Make the group',
  'setup.error.line': 'Line {line}: {message}',
  'setup.error.more': '{count, plural, one {and # more error} other {and # more errors}}',
  'setup.error.empty': 'the list holds no store. Put one on each line, below the names of the columns.',
  'setup.error.too_many_stores': 'a list has {max, number} stores at most.',
  'setup.error.missing_column': 'the column {column} is missing. Add it, parted by commas.',
  'setup.error.wrong_columns':
    '{found, plural, one {# value} other {# values}} instead of {expected, number}. Put a value that has a comma into quotes.',
  'setup.error.bad_quotes':
    'a quote is not closed, or stands in the middle of a value. Double it ("") within a quoted value.',
  'setup.error.missing_value': 'the column {column} is empty.',
  'setup.error.too_long': 'the column {column} has more than {max, number} characters.',
  'setup.error.bad_coordinate':
    '{column} “{value}” is not a number from −{max, number} to {max, number}, such as 50.6366.',
  'setup.error.bad_store_id':
    'store_id “{value}”: letters without accents, digits and dashes, 64 at most, such as lille-centre.',
  'setup.error.duplicate_id': 'the store {id} is at line {otherLine, number} already.',
  'setup.error.bad_gln': 'gln “{value}”: 13 digits with a right check digit, or nothing.',
  'setup.error.bad_opening_hours': 'opening_hours “{value}”: write the hours like “Mo-Sa 08:30-20:00; Su 09:00-12:30”.',
  'setup.error.bad_time_zone': 'time_zone “{value}” is not a time zone, such as Europe/Paris.',
};

export type SetUpText = keyof typeof fr;

/** All sentences of these pages, by language. */
export const texts = { fr, en };

export const { say } = makeSay(texts);
