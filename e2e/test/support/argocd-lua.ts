import { execa } from 'execa';

/** An object's health, as Argo CD computes it. */
export interface Health {
  readonly status: string;
  readonly message: string;
}

/** https://argo-cd.readthedocs.io/en/stable/operator-manual/health: every status that Argo CD accepts. */
const STATUSES = ['Unknown', 'Progressing', 'Suspended', 'Healthy', 'Degraded', 'Missing'];

/**
 * What is left of the global table is what util/lua/lua.go of Argo CD 3.5 opens for a check of one's own: package, base and
 * table, to which it adds time and date; `os` only by require, with these two functions. No string library, not as methods either.
 */
const SANDBOX = `
local emit = { write = io.write, format = string.format }
debug.setmetatable("", nil)
table.time, table.date = os.time, os.date
local safe = { time = os.time, date = os.date }
for _, name in ipairs({ "channel", "coroutine", "debug", "io", "math", "os", "string" }) do
  _G[name] = nil
  package.loaded[name] = nil
end
package.preload.os = function() return safe end
actionParams = {}
`;

/** Prints each field of the table as one line: its name, its type, and its text as Lua writes it. */
const REPORT = `
if type(result) ~= "table" then error("expect table output from Lua script, not " .. type(result)) end
for _, field in ipairs({ "status", "message" }) do
  local value = result[field]
  if value ~= nil then
    if type(value) ~= "string" then error(field .. " is a " .. type(value)) end
    emit.write(field)
    for i = 1, #value do emit.write(" ", bytes(value, i)) end
    emit.write("\\n")
  end
end
`;

/** Runs a health check as Argo CD does, in the Lua that Argo CD embeds. Throws where the script does. */
export async function healthOf(glua: string, script: string, object: object): Promise<Health> {
  const program = [
    'local bytes = string.byte',
    SANDBOX,
    `obj = ${luaOf(object)}`,
    `local check, mistake = loadstring(${luaText(script)})`,
    'if check == nil then error(mistake) end',
    'local result = check()',
    REPORT,
  ].join('\n');
  const { stdout } = await execa(glua, ['-e', program]);
  const fields = Object.fromEntries(stdout.split('\n').map(readField));
  const { status = '', message = '' } = fields;
  if (STATUSES.includes(status)) return { status, message };
  return { status: 'Unknown', message: 'Lua returned an invalid health status' };
}

function readField(line: string): readonly [string, string] {
  const [name = '', ...bytes] = line.split(' ');
  return [name, Buffer.from(bytes.map(Number)).toString('utf8')];
}

/** A value as a Lua expression. A null is nil, which leaves its key out, as in Argo CD. */
function luaOf(value: unknown): string {
  if (value === null || value === undefined) return 'nil';
  if (typeof value === 'string') return luaText(value);
  if (Array.isArray(value)) return `{ ${value.map(luaOf).join(', ')} }`;
  if (typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.entries(value).map(([key, field]) => `[${luaText(key)}] = ${luaOf(field)}`);
  return `{ ${fields.join(', ')} }`;
}

function luaText(text: string): string {
  const bytes = [...Buffer.from(text)].map((byte) => `\\${String(byte).padStart(3, '0')}`);
  return `"${bytes.join('')}"`;
}
