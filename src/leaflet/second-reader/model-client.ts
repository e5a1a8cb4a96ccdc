import { z } from 'zod';

/** An OpenAI-compatible server: `url` is the base that `/chat/completions` hangs on. */
export interface ModelAccess {
  readonly url: string;
  readonly key: string | undefined;
  readonly name: string;
}

const text = z.string().trim().max(200);
const orNothing = text
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null);

/** What a model reads in the picture of an offer, each as printed. */
const modelWordsSchema = z.object({
  name: text.min(1),
  price: text.min(1),
  brand: orNothing,
  quantity: orNothing,
  regular_price: orNothing,
  promotion: orNothing,
  unit_price: orNothing,
});
export type ModelWords = z.infer<typeof modelWordsSchema>;

const replySchema = z.object({ choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1) });

const instructions = `You read one offer of a supermarket leaflet from its picture. Answer with one JSON object and nothing else:
{"brand": string or null, "name": string, "quantity": string or null, "price": string, "regular_price": string or null, "promotion": string or null, "unit_price": string or null}
Copy every value exactly as it is printed, with its currency sign and decimal separator. "price" is the biggest price, "regular_price" a struck or former one,
"promotion" the words that change what is paid, "unit_price" the price per kilogram, liter or piece. Use null for what is not printed. Never calculate or guess.`;

const answerMs = 30_000;
const mostAnswerBytes = 100_000;

/**
 * Has the model read the picture of one offer (JPEG).
 * @throws when the server does not answer in time, refuses, or answers something else than what was asked.
 */
export async function askModel(model: ModelAccess, jpeg: Uint8Array, signal?: AbortSignal): Promise<ModelWords> {
  const timeout = AbortSignal.timeout(answerMs);
  const response = await fetch(`${model.url}/chat/completions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(model.key !== undefined && { authorization: `Bearer ${model.key}` }),
    },
    body: JSON.stringify(requestFor(model.name, jpeg)),
    signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    redirect: 'error',
  });
  const body = await boundedText(response);
  if (!response.ok) throw new Error(`The model's server answered ${response.status}.`);
  const [first] = replySchema.parse(JSON.parse(body)).choices;
  return modelWordsSchema.parse(JSON.parse(first!.message.content));
}

function requestFor(name: string, jpeg: Uint8Array): unknown {
  const url = `data:image/jpeg;base64,${Buffer.from(jpeg).toString('base64')}`;
  return {
    model: name,
    temperature: 0,
    max_tokens: 500,
    response_format: { type: 'json_object' },
    messages: [
      { role: 'system', content: instructions },
      { role: 'user', content: [{ type: 'image_url', image_url: { url } }] },
    ],
  };
}

async function boundedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > mostAnswerBytes) throw new Error(`The model's server answered more than ${mostAnswerBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
