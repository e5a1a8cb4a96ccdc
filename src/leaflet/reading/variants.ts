const choice =
  /(?:au choix|a elegir|a scelta|naar keuze|keuze uit|diff[ée]rentes vari[ée]t[ée]s|to choose)\s*:?\s*([^.]{3,160})/iu;
const or = /\s*(?:,|\bou\b|\bo\b|\bof\b|\bor\b|\boppure\b|\/)\s*/iu;

/** The variants that are named after "au choix": "grand air ou concentré lavande" gives both, each beside the product's own name. */
export function variantsIn(detail: string, name: string): string[] {
  const named = choice.exec(detail)?.[1];
  if (!named) return [];
  const parts = named
    .split(or)
    .map((part) => part.replace(/^(?:de |d['’]|au |à la |al )/iu, '').trim())
    .filter((part) => part.length > 1);
  if (parts.length < 2) return [];
  return parts.slice(0, 6).map((part) => withShared(name, part, parts));
}

/** A variant that is only a flavor ("menthe") replaces the flavor of the name ("Sirop de grenadine"). */
function withShared(name: string, variant: string, all: readonly string[]): string {
  const lower = name.toLowerCase();
  const printed = all.find((part) => lower.includes(part.toLowerCase()));
  if (printed && printed.length === name.length) return variant;
  if (printed && printed !== variant && printed.length < name.length)
    return name.slice(0, lower.indexOf(printed.toLowerCase())) + variant;
  return printed === variant ? name : `${name} ${variant}`;
}
