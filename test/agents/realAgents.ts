import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** Where `npm run test:agents` keeps the programs: outside the repository, once for all checkouts. */
export const AGENTS_FOLDER =
  process.env['OVERTURE_AGENTS_FOLDER'] ??
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'overture', 'agents');

/** A real agent program, and how it is pointed at a model on loopback. `home` is a folder of its own for its settings. */
export type RealAgent = {
  readonly id: string;
  readonly name: string;
  /** npm packages with the versions these recipes were measured with. */
  readonly packages: readonly string[];
  /** Whether its model sees Overture's tools from the first request on; others look them up or leave them out. */
  readonly offersTools: boolean;
  /** Below the folder it is installed in. */
  readonly entry: string;
  readonly args: readonly string[];
  readonly environment: (place: Place) => Readonly<Record<string, string>>;
  readonly files: (place: Place) => Readonly<Record<string, string>>;
};
export type Place = { readonly home: string; readonly origin: string };

const OPENCODE_OFF = ['AUTOUPDATE', 'MODELS_FETCH', 'LSP_DOWNLOAD', 'DEFAULT_PLUGINS', 'SHARE'];

export const REAL_AGENTS: readonly RealAgent[] = [
  {
    id: 'opencode',
    name: 'OpenCode',
    packages: ['opencode-ai@1.18.33'],
    offersTools: true,
    entry: 'node_modules/.bin/opencode',
    args: ['acp'],
    environment: ({ home }) => ({
      HOME: home,
      XDG_CONFIG_HOME: join(home, 'config'),
      XDG_DATA_HOME: join(home, 'data'),
      XDG_CACHE_HOME: join(home, 'cache'),
      XDG_STATE_HOME: join(home, 'state'),
      OPENCODE_CONFIG: join(home, 'opencode.json'),
      OPENCODE_PURE: '1',
      ...Object.fromEntries(OPENCODE_OFF.map((name) => [`OPENCODE_DISABLE_${name}`, '1'])),
    }),
    files: ({ origin }) => ({
      'opencode.json': JSON.stringify({
        autoupdate: false,
        share: 'disabled',
        enabled_providers: ['lab'],
        model: 'lab/lab',
        small_model: 'lab/lab',
        permission: { edit: 'ask', bash: 'ask' },
        provider: {
          lab: {
            npm: '@ai-sdk/openai-compatible',
            name: 'Lab',
            options: { baseURL: `${origin}/v1`, apiKey: 'lab' },
            models: { lab: { name: 'Lab', tool_call: true, limit: { context: 100_000, output: 8000 } } },
          },
        },
      }),
    }),
  },
  {
    id: 'codex',
    name: 'Codex',
    packages: ['@openai/codex@0.169', '@agentclientprotocol/codex-acp@2.6'],
    offersTools: false,
    entry: 'node_modules/.bin/codex-acp',
    args: [],
    environment: ({ home }) => ({
      HOME: home,
      CODEX_HOME: home,
      LAB_KEY: 'lab',
      MODEL_PROVIDER: 'lab',
      NO_BROWSER: '1',
    }),
    files: ({ origin }) => ({
      'config.toml': `model = "gpt-5.5"
model_provider = "lab"
check_for_update_on_startup = false

[model_providers.lab]
name = "Lab"
base_url = "${origin}/v1"
env_key = "LAB_KEY"
wire_api = "responses"

[features]
plugins = false
apps = false
remote_plugin = false
tool_suggest = false

[analytics]
enabled = false

[feedback]
enabled = false
`,
    }),
  },
  {
    id: 'claude',
    name: 'Claude Code',
    packages: ['@anthropic-ai/claude-code@2.1.330', '@agentclientprotocol/claude-agent-acp@0.101'],
    offersTools: false,
    entry: 'node_modules/.bin/claude-agent-acp',
    args: [],
    environment: ({ home, origin }) => ({
      HOME: home,
      CLAUDE_CONFIG_DIR: home,
      ANTHROPIC_BASE_URL: origin,
      ANTHROPIC_API_KEY: 'lab',
      CLAUDE_CODE_DISABLE_NONESSENTIAL_TRAFFIC: '1',
      DISABLE_TELEMETRY: '1',
      DISABLE_ERROR_REPORTING: '1',
      DISABLE_AUTOUPDATER: '1',
      CLAUDE_CODE_MAX_RETRIES: '1',
      IS_SANDBOX: '1',
    }),
    files: () => ({}),
  },
  {
    id: 'qwen',
    name: 'Qwen Code',
    packages: ['@qwen-code/qwen-code@0.24'],
    offersTools: false,
    entry: 'node_modules/.bin/qwen',
    args: ['--acp'],
    environment: ({ home, origin }) => ({
      HOME: home,
      OPENAI_API_KEY: 'lab',
      OPENAI_BASE_URL: `${origin}/v1`,
      OPENAI_MODEL: 'lab',
    }),
    files: () => ({
      '.qwen/settings.json': JSON.stringify({
        security: { auth: { selectedType: 'openai' } },
        general: { disableAutoUpdate: true },
        privacy: { usageStatisticsEnabled: false },
        telemetry: { enabled: false },
      }),
    }),
  },
];

export function isInstalled({ id, entry }: RealAgent): boolean {
  return existsSync(join(AGENTS_FOLDER, id, entry));
}

/** The command line of an agent of the settings. */
export function commandOf({ id, entry, args }: RealAgent): string {
  return [`"${join(AGENTS_FOLDER, id, entry)}"`, ...args].join(' ');
}

export async function writeFiles(agent: RealAgent, place: Place): Promise<void> {
  for (const [path, text] of Object.entries(agent.files(place))) {
    const file = join(place.home, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
