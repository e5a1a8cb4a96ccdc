import { z } from 'zod';
import {
  type Database,
  type EntityId,
  type FastifyReply,
  type FastifyRequest,
  type Http,
  newId,
  Problem,
  parseEntityId,
  problemSchema,
} from '../platform/index.ts';
import { type Capability, type Employee, may, roles, rolesWith } from './person.ts';
import {
  findEntity,
  findGroup,
  findStore,
  listEntities,
  listPeople,
  listStores,
  saveMembership,
  savePerson,
} from './repository.ts';
import { setUp } from './set-up.ts';
import {
  closeSession,
  employeeOf,
  makeOneTimeKey,
  type SessionToken,
  signInAsDemoPerson,
  signInByLink,
  signInByPassword,
} from './sign-in.ts';
import { type FoundStore, type Store, storesByText, storesNear } from './store.ts';

export const sessionCookie = 'halles_session';

export interface OrganisationDoors {
  readonly db: Database;
  readonly now: () => Date;
  readonly demo: boolean;
  readonly secureCookies: boolean;
  /** The key of the first page's one-time link, while nothing is set up. */
  readonly setUpKey: string | undefined;
}

/** Finds the signed-in employee of a request, or refuses with 401. Rooms use it at the head of their routes. */
export async function requireEmployee(db: Database, request: FastifyRequest, now: Date): Promise<Employee> {
  const employee = await employeeOf(db, request.cookies[sessionCookie], now);
  if (!employee) throw new Problem(401, 'signed_out', 'Sign in to go on.');
  return employee;
}

/** As requireEmployee, and refuses with 403, naming who has the right, when the employee may not. */
export async function requireCapability(
  db: Database,
  request: FastifyRequest,
  now: Date,
  capability: Capability,
  storeId?: string,
): Promise<Employee> {
  const employee = await requireEmployee(db, request, now);
  if (!may(employee, capability, storeId)) {
    throw new Problem(403, 'not_allowed', 'Your role does not allow this.', { roles: rolesWith(capability) });
  }
  return employee;
}

/** Reads the `entityId` of a public address, or refuses with 404. */
export async function requirePublicEntity(db: Database, text: string): Promise<EntityId> {
  const entityId = parseEntityId(text);
  if (!entityId || !(await findEntity(db, entityId)))
    throw new Problem(404, 'unknown_entity', 'There is no such country company here.');
  return entityId;
}

const storeSchema = z.object({
  storeId: z.string(),
  name: z.string(),
  street: z.string(),
  postcode: z.string(),
  city: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  timeZone: z.string(),
  openingHours: z.array(z.object({ days: z.array(z.number()), opens: z.string(), closes: z.string() })),
  distanceKm: z.number().optional(),
});

function storeView({ store, distanceKm }: FoundStore): z.infer<typeof storeSchema> {
  const { storeId, name, street, postcode, city, latitude, longitude, timeZone } = store;
  const openingHours = store.openingHours.map(({ days, opens, closes }) => ({ days: [...days], opens, closes }));
  const base = { storeId, name, street, postcode, city, latitude, longitude, timeZone, openingHours };
  return distanceKm === undefined ? base : { ...base, distanceKm: Math.round(distanceKm * 10) / 10 };
}

const meSchema = z.object({
  personId: z.string(),
  name: z.string(),
  language: z.string(),
  entity: z.object({
    entityId: z.string(),
    name: z.string(),
    country: z.string(),
    languages: z.array(z.string()),
    currency: z.string(),
    timeZone: z.string(),
  }),
  memberships: z.array(z.object({ role: z.enum(roles), storeId: z.string().optional() })),
});

const personSchema = z.object({
  personId: z.string(),
  name: z.string(),
  entityId: z.string(),
  entityName: z.string(),
  role: z.enum(roles),
  storeId: z.string(),
  storeName: z.string().nullable(),
});

const password = z.string().min(10).max(200);
const signedIn = z.object({ signedIn: z.literal(true) });
const strict = { config: { rateLimit: { max: 20, timeWindow: '1 minute' } } };

export function organisationRoutes(app: Http, doors: OrganisationDoors): void {
  const { db, now } = doors;
  signInRoutes(app, doors);

  app.get('/api/me', { schema: { response: { 200: meSchema, 401: problemSchema } } }, async (request) => {
    const employee = await requireEmployee(db, request, now());
    const entity = await findEntity(db, employee.entityId);
    if (!entity) throw new Error(`The entity ${employee.entityId} of a session is gone.`);
    const { entityId, name, country, currency, timeZone } = entity;
    return {
      personId: employee.personId,
      name: employee.name,
      language: employee.language,
      entity: { entityId, name, country, currency, timeZone, languages: [...entity.languages] },
      memberships: employee.memberships.map(({ role, storeId }) => (storeId ? { role, storeId } : { role })),
    };
  });

  app.get(
    '/api/stores',
    { schema: { response: { 200: z.object({ stores: z.array(storeSchema) }) } } },
    async (request) => {
      const employee = await requireEmployee(db, request, now());
      const stores = await listStores(db, employee.entityId);
      return { stores: stores.map((store) => storeView({ store })) };
    },
  );

  app.get(
    '/api/people',
    { schema: { response: { 200: z.object({ people: z.array(personSchema) }) } } },
    async (request) => {
      const employee = await requireCapability(db, request, now(), 'administer');
      const entity = await findEntity(db, employee.entityId);
      const people = await listPeople(db, employee.entityId);
      return { people: people.map((person) => ({ ...person, entityName: entity?.name ?? '' })) };
    },
  );

  app.post(
    '/api/people',
    {
      schema: {
        body: z.object({
          name: z.string().min(1).max(160),
          email: z.email().max(254),
          role: z.enum(roles),
          storeId: z.string().max(64).default(''),
        }),
        response: { 201: z.object({ key: z.string() }) },
      },
    },
    async (request, reply) => {
      const employee = await requireCapability(db, request, now(), 'administer');
      const { name, email, role, storeId } = request.body;
      if (storeId && !(await findStore(db, employee.entityId, storeId)))
        throw new Problem(422, 'unknown_store', 'There is no such store.');
      const personId = newId(now());
      try {
        await savePerson(db, { personId, name, email, language: employee.language });
      } catch {
        throw new Problem(409, 'email_taken', 'Somebody has this e-mail address already.');
      }
      await saveMembership(db, employee.entityId, personId, role, storeId);
      return reply.status(201).send({ key: await makeOneTimeKey(db, employee.entityId, personId, now()) });
    },
  );

  publicRoutes(app, doors);
}

function signInRoutes(app: Http, { db, now, demo, secureCookies, setUpKey }: OrganisationDoors): void {
  const setCookie = (reply: FastifyReply, token: SessionToken): FastifyReply =>
    reply.setCookie(sessionCookie, token.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: secureCookies,
      expires: token.expiresAt,
    });

  app.get(
    '/api/sign-in',
    {
      schema: { response: { 200: z.object({ demo: z.boolean(), setUp: z.boolean(), people: z.array(personSchema) }) } },
    },
    async () => {
      const entities = await listEntities(db);
      const people = demo
        ? (
            await Promise.all(
              entities.map(async ({ entityId, name }) =>
                (await listPeople(db, entityId, true)).map((p) => ({ ...p, entityName: name })),
              ),
            )
          ).flat()
        : [];
      return { demo: people.length > 0, setUp: entities.length > 0, people };
    },
  );

  app.post(
    '/api/sign-in/demo',
    {
      ...strict,
      config: { rateLimit: { max: 120, timeWindow: '1 minute' } },
      schema: { body: z.object({ entityId: z.string().max(32), personId: z.uuid() }), response: { 200: signedIn } },
    },
    async (request, reply) => {
      const entityId = parseEntityId(request.body.entityId);
      const token = demo && entityId ? await signInAsDemoPerson(db, entityId, request.body.personId, now()) : undefined;
      if (!token?.ok) throw new Problem(403, 'unknown_credentials', 'This is not one of the demo people.');
      return setCookie(reply, token.value).send({ signedIn: true });
    },
  );

  app.post(
    '/api/sign-in/password',
    {
      ...strict,
      schema: {
        body: z.object({ email: z.string().max(254), password: z.string().max(200) }),
        response: { 200: signedIn },
      },
    },
    async (request, reply) => {
      const token = await signInByPassword(db, request.body, now());
      if (!token.ok)
        throw new Problem(403, 'unknown_credentials', 'The e-mail address and the password do not fit together.');
      return setCookie(reply, token.value).send({ signedIn: true });
    },
  );

  app.post(
    '/api/sign-in/link',
    { ...strict, schema: { body: z.object({ key: z.string().max(200), password }), response: { 200: signedIn } } },
    async (request, reply) => {
      const token = await signInByLink(db, request.body.key, request.body.password, now());
      if (!token.ok)
        throw new Problem(
          410,
          'link_used_or_expired',
          'This link was used or has expired. Ask an administrator for a new one.',
        );
      return setCookie(reply, token.value).send({ signedIn: true });
    },
  );

  app.post('/api/sign-out', { schema: { response: { 204: z.null() } } }, async (request, reply) => {
    await closeSession(db, request.cookies[sessionCookie]);
    return reply.clearCookie(sessionCookie, { path: '/' }).status(204).send(null);
  });

  app.post(
    '/api/set-up',
    {
      ...strict,
      schema: {
        body: z.object({
          key: z.string().max(200),
          groupName: z.string().min(1).max(120),
          entityId: z.string().min(2).max(32),
          entityName: z.string().min(1).max(120),
          country: z.string().regex(/^[A-Z]{2}$/),
          languages: z.array(z.string().min(2).max(12)).min(1).max(6),
          currency: z.string().length(3),
          timeZone: z.string().min(1).max(64),
          storesCsv: z.string().min(1).max(900_000),
          administrator: z.object({ name: z.string().min(1).max(160), email: z.email().max(254), password }),
        }),
        response: { 200: signedIn },
      },
    },
    async (request, reply) => {
      if (!setUpKey || request.body.key !== setUpKey) {
        throw new Problem(403, 'wrong_key', 'Open the link that Halles printed when it started.');
      }
      const done = await setUp(db, request.body, now());
      if (done.ok) return setCookie(reply, done.value).send({ signedIn: true });
      const { code, ...extra } = done.refusal;
      throw new Problem(
        code === 'already_set_up' ? 409 : 422,
        code,
        'The group was not made; nothing was saved.',
        extra,
      );
    },
  );
}

function publicRoutes(app: Http, { db }: OrganisationDoors): void {
  const entitySchema = z.object({
    entityId: z.string(),
    name: z.string(),
    country: z.string(),
    languages: z.array(z.string()),
    currency: z.string(),
  });

  app.get(
    '/api/shop/entities',
    { schema: { response: { 200: z.object({ groupName: z.string(), entities: z.array(entitySchema) }) } } },
    async () => {
      const entities = await listEntities(db);
      const group = await findGroup(db);
      return {
        groupName: group?.name ?? 'Halles',
        entities: entities.map(({ entityId, name, country, languages, currency }) => ({
          entityId,
          name,
          country,
          currency,
          languages: [...languages],
        })),
      };
    },
  );

  app.get(
    '/api/shop/:entityId/stores',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32) }),
        querystring: z.object({
          q: z.string().max(120).optional(),
          latitude: z.coerce.number().min(-90).max(90).optional(),
          longitude: z.coerce.number().min(-180).max(180).optional(),
        }),
        response: { 200: z.object({ stores: z.array(storeSchema) }) },
      },
    },
    async (request) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      const stores = await listStores(db, entityId);
      return { stores: findStores(stores, request.query).map(storeView) };
    },
  );

  app.get(
    '/api/shop/:entityId/stores/:storeId',
    {
      schema: {
        params: z.object({ entityId: z.string().max(32), storeId: z.string().max(64) }),
        response: { 200: storeSchema },
      },
    },
    async (request) => {
      const entityId = await requirePublicEntity(db, request.params.entityId);
      const store = await findStore(db, entityId, request.params.storeId);
      if (!store) throw new Problem(404, 'unknown_store', 'There is no such store.');
      return storeView({ store });
    },
  );
}

function findStores(
  stores: readonly Store[],
  asked: { q?: string | undefined; latitude?: number | undefined; longitude?: number | undefined },
): readonly FoundStore[] {
  if (asked.latitude !== undefined && asked.longitude !== undefined) {
    return storesNear(stores, { latitude: asked.latitude, longitude: asked.longitude }, 10);
  }
  return asked.q ? storesByText(stores, asked.q, 10) : stores.slice(0, 50).map((store) => ({ store }));
}
