import type { Finding, Observation, Severity } from './finding.ts';
import type { LeafletToCheck } from './leaflet-to-check.ts';
import { type PackEntry, packRuleId } from './packs/index.ts';
import type { PackRefusal, Rule } from './rule-pack.ts';
import { checkBannedGoods } from './rules/banned-goods.ts';
import { checkBannedWords } from './rules/banned-word.ts';
import { checkBelowCost } from './rules/below-cost.ts';
import { checkDepthCap } from './rules/depth-cap.ts';
import { checkLots } from './rules/lot.ts';
import { checkMention } from './rules/mention.ts';
import { checkPriorPrice, checkPriorPriceWords } from './rules/prior-price.ts';
import { checkUnitPrice } from './rules/unit-price.ts';

/** What an entity decided about its rules, by rule id. */
export type Severities = ReadonlyMap<string, Severity>;

/**
 * Holds a draft leaflet against its country's rules in force during its days. A country without rules has no findings; rules that cannot be
 * used are themselves a finding, so that nobody takes silence for a leaflet that was checked.
 */
export function checkLaw(leaflet: LeafletToCheck, pack: PackEntry | undefined, decided: Severities): Finding[] {
  if (!pack) return [];
  if (!pack.read.ok) return [refusedPack(pack.read.refusal, decided)];
  return pack.read.value.rules
    .filter((rule) => isInForce(rule, leaflet))
    .flatMap((rule) => observe(rule, leaflet).map((observation) => toFinding(rule, observation, decided)));
}

function isInForce({ inForceFrom, inForceThrough }: Rule, { validFrom, validThrough }: LeafletToCheck): boolean {
  return (inForceFrom ?? validThrough) <= validThrough && validFrom <= (inForceThrough ?? validFrom);
}

function observe(rule: Rule, leaflet: LeafletToCheck): Observation[] {
  switch (rule.type) {
    case 'depth_cap':
      return checkDepthCap(rule, leaflet);
    case 'banned_word':
      return checkBannedWords(rule, leaflet);
    case 'prior_price':
      return checkPriorPrice(rule, leaflet);
    case 'prior_price_words':
      return checkPriorPriceWords(rule, leaflet);
    case 'unit_price':
      return checkUnitPrice(rule, leaflet);
    case 'mention':
      return checkMention(rule, leaflet);
    case 'banned_goods':
      return checkBannedGoods(rule, leaflet);
    case 'lot':
      return checkLots(rule, leaflet);
    case 'below_cost':
      return checkBelowCost(rule, leaflet);
  }
}

function toFinding(rule: Rule, observation: Observation, decided: Severities): Finding {
  const { id: ruleId, title, certainty, source } = rule;
  return { ...observation, ruleId, title, certainty, source, severity: decided.get(ruleId) ?? rule.severity };
}

function refusedPack({ file, field, reason }: PackRefusal, decided: Severities): Finding {
  return {
    ruleId: packRuleId,
    title: { fr: 'Règles du pays illisibles', en: 'The country’s rules cannot be used' },
    certainty: 'checked',
    source: null,
    severity: decided.get(packRuleId) ?? 'blocks',
    place: { page: null, box: null, offerId: null },
    message: 'pack_refused',
    values: { file, field, reason },
    fix: null,
  };
}
