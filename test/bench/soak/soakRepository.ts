import { ownRepository, planOf, specOf } from '../../e2e/ownRepository.ts';

export const SOAK_SPEC = '001-greetings';
export const SOAK_TITLE = 'Greetings by name';

/** A small repository with a spec and a plan that the scripted agent can do. */
export function soakRepository(name: string): string {
  const code = Array.from({ length: 40 }, (_none, index) => [
    `src/part${index}.ts`,
    `export function part${index}(name: string): string {\n  return \`Hello \${name}, ${index}.\`;\n}\n`,
  ]);
  return ownRepository(name, {
    ...Object.fromEntries(code),
    'greet.sh': 'echo "Hello."\n',
    'check/name.sh': 'test "$(sh greet.sh Ada)" = "Hello, Ada."\n',
    'overture.yaml': 'overture: 1\nlimits: { agents: 2, retries: 0 }\n',
    [`specs/${SOAK_SPEC}/spec.md`]: specOf(SOAK_SPEC, SOAK_TITLE, [
      ['AC-1.1', 'WHEN a name is given, the greeting SHALL say it.', '`sh check/name.sh`'],
    ]),
    [`specs/${SOAK_SPEC}/plan.yaml`]: planOf(SOAK_SPEC, [
      {
        id: 'T1',
        title: 'Greet by name',
        change: 'greet.sh',
        criteria: 'AC-1.1',
        lines: ['1> write greet.sh echo "Hello, $1."'],
      },
    ]),
  });
}
