// interface.mjs - each address of the JSON interface answers as /api/openapi.json describes.
//
//   node tests/pages/interface.mjs http://127.0.0.1:PORT/

const address = process.argv[2].replace(/\/$/, '');
const described = await (await fetch(`${address}/api/openapi.json`)).json();
let looked = 0, bad = 0;
const say = (text) => {
  console.log(`interface: ${text}`);
  bad++;
};

// --- as much of JSON Schema as the description uses --------------------------------------------------

const typeOf = (value) => (value === null ? 'null' : Array.isArray(value) ? 'array'
  : Number.isInteger(value) ? 'integer' : typeof value);
const known = new Set(['type', 'properties', 'required', 'items', 'additionalProperties', 'enum', 'anyOf', '$ref',
  'description', 'maxProperties', 'minimum', 'maximum', 'maxLength', 'pattern', '$schema', '$defs', 'title', 'unit']);

// What a reference names: a part of the document that holds it, or a schema at an address of its own.
const elsewhere = {};
for (const [, there] of new Set(JSON.stringify(described).matchAll(/"\$ref":"(\/api\/schemas\/[^"#]+)"/g)))
  elsewhere[there] ??= await (await fetch(address + there)).json();

function named(reference, document) {
  if (!reference.startsWith('#')) return { schema: elsewhere[reference], document: elsewhere[reference] };
  return { schema: reference.split('/').slice(1).reduce((at, part) => at?.[part], document), document };
}

function fits(schema, value, where, document = described) {
  if (!schema) return `${where}: a reference leads nowhere`;
  for (const word of Object.keys(schema)) if (!known.has(word)) return `${where}: the test does not know ${word}`;
  if (schema.$ref) {
    const at = named(schema.$ref, document);
    return fits(at.schema, value, where, at.document);
  }
  const type = typeOf(value), types = [schema.type ?? type].flat();
  if (!types.includes(type) && !(type === 'integer' && types.includes('number'))) return `${where} is ${type}, not ${types}`;
  if (schema.enum && !schema.enum.includes(value)) return `${where} = ${value} is none of ${schema.enum}`;
  if (schema.anyOf && !schema.anyOf.some((each) => fits(each, value, where, document) === null)) return `${where} fits nothing`;
  for (const name of schema.required ?? []) if (!(name in value)) return `${where}.${name} is missing`;
  if (type === 'array' && schema.items) {
    for (const [i, each] of value.entries()) {
      const wrong = fits(schema.items, each, `${where}[${i}]`, document);
      if (wrong) return wrong;
    }
  }
  for (const [name, each] of type === 'object' ? Object.entries(value) : []) {
    const of = schema.properties?.[name] ?? (typeof schema.additionalProperties === 'object' ? schema.additionalProperties : null);
    if (!of && schema.additionalProperties === false) return `${where}.${name} is not described`;
    const wrong = of ? fits(of, each, `${where}.${name}`, document) : null;
    if (wrong) return wrong;
  }
  return null;
}

// --- one question to each address --------------------------------------------------------------------

const bodies = {
  evaluate: { settings: { 'academie.lead_time': 9 }, futures: 60 },
  compare: { now: {}, what_if: { 'flex.pool': 200 }, futures: 60 },
  check: { settings: { 'academie.lead_time': 9 } },
  download: { kind: 'csv', futures: 60 },
  cancel: { client: 'nobody' },
};
const places = { name: 'buffers' }; // what stands in the braces of an address

async function look(path, method, about) {
  const body = bodies[about.operationId];
  const at = path.replace(/\{(\w+)\}/g, (whole, name) => places[name] ?? whole);
  const ask = (content) => fetch(`${address}${at}`, { method: method.toUpperCase(),
    headers: content === undefined ? {} : { 'Content-Type': 'application/json' }, body: content });
  const schemaOf = (response, status) => {
    const answer = about.responses[status] ?? {};
    const whole = answer.$ref ? answer.$ref.split('/').slice(1).reduce((at, part) => at[part], described) : answer;
    return whole.content?.[response.headers.get('content-type').split(';')[0]]?.schema;
  };
  const response = await ask(body && JSON.stringify(body));
  const schema = schemaOf(response, response.status);
  looked++;
  if (response.status !== 200) say(`${path}: ${response.status}`);
  else if (!schema) say(`${path}: ${response.headers.get('content-type')} is not described`);
  else if (schema.type !== 'string') {
    const wrong = fits(schema, await response.json(), path);
    if (wrong) say(wrong);
  }
  if (!body) return;
  // What is asked here fits what is described, and an unknown member is refused as a problem.
  const wrongBody = fits(about.requestBody.content['application/json'].schema, body, `${path} body`);
  if (wrongBody) say(wrongBody);
  const refused = await ask(JSON.stringify({ ...body, nonsense: 1 }));
  const problem = schemaOf(refused, refused.status);
  if (refused.status !== 400 || !problem) say(`${path}: a member that nobody knows gives ${refused.status}`);
  else if (fits(problem, await refused.json(), path)) say(`${path}: the refusal is no problem as described`);
  looked++;
}

for (const [path, methods] of Object.entries(described.paths))
  for (const [method, about] of Object.entries(methods)) await look(path, method, about);
const nobody = await fetch(`${address}/api/schemas/nobody.json`);
if (nobody.status !== 404) say(`/api/schemas/nobody.json: ${nobody.status}, not 404`);
if (looked < 14) say(`only ${looked} answers were looked at`);
console.log(bad ? `interface: ${bad} mistakes` : `interface: ${looked} answers are as described`);
process.exit(bad ? 1 : 0);
