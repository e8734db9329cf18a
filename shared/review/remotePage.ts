/** A repository on a host, told by the address of a remote: `git@github.com:acme/app.git`, `https://…`, `ssh://…`. */
export interface RemotePlace {
  readonly host: string;
  /** `acme/app`, or deeper on hosts with groups. */
  readonly path: string;
  readonly kind: 'github' | 'gitlab' | 'bitbucket' | 'gitea' | 'other';
}

const SCP = /^(?:[\w.-]+@)?(?<host>[\w.-]+):(?!\/)(?<path>.+?)(?:\.git)?\/?$/;

/** Null for a folder of this machine and anything else without a page. */
export function remotePlace(address: string): RemotePlace | null {
  const url = URL.canParse(address) ? new URL(address) : null;
  const found = url ? { host: url.hostname, path: url.pathname } : SCP.exec(address)?.groups;
  const host = found?.['host'] ?? '';
  const path = (found?.['path'] ?? '').replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
  if (!host.includes('.') || !path.includes('/')) return null;
  return { host, path, kind: kindOf(host) };
}

function kindOf(host: string): RemotePlace['kind'] {
  if (host.includes('github')) return 'github';
  if (host.includes('gitlab')) return 'gitlab';
  if (host.includes('bitbucket')) return 'bitbucket';
  return /gitea|forgejo|codeberg/.test(host) ? 'gitea' : 'other';
}

/** Where hosts keep the newest commit of a pull request, also of one from a fork. */
export function requestRef(kind: RemotePlace['kind'], number: number): string {
  if (kind === 'gitlab') return `refs/merge-requests/${number}/head`;
  return kind === 'bitbucket' ? `refs/pull-requests/${number}/from` : `refs/pull/${number}/head`;
}

export interface PullRequestDraft {
  readonly base: string;
  readonly head: string;
  readonly title: string;
  readonly body: string;
}

/** Addresses longer than this are cut off by hosts and browsers; the body is pasted then. */
const LONGEST_ADDRESS = 6000;

/** The host's own page for opening a pull request, filled in as far as it takes it. */
export function newPullRequestPage({ host, path, kind }: RemotePlace, draft: PullRequestDraft): string {
  const full = pageFor(`https://${host}/${path}`, kind, draft);
  return full.length <= LONGEST_ADDRESS
    ? full
    : pageFor(`https://${host}/${path}`, kind, { ...draft, body: '' });
}

function pageFor(
  root: string,
  kind: RemotePlace['kind'],
  { base, head, title, body }: PullRequestDraft,
): string {
  const range = `${encodeRef(base)}...${encodeRef(head)}`;
  switch (kind) {
    case 'gitlab': {
      const of = (key: string) => `merge_request[${key}]`;
      const said = {
        [of('source_branch')]: head,
        [of('target_branch')]: base,
        [of('title')]: title,
        [of('description')]: body,
      };
      return `${root}/-/merge_requests/new?${query(said)}`;
    }
    case 'bitbucket':
      return `${root}/pull-requests/new?${query({ source: head, dest: base, title, description: body })}`;
    case 'github':
    case 'gitea':
    case 'other':
      return `${root}/compare/${range}?${query({ expand: '1', title, body })}`;
  }
}

function query(values: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(values).filter(([, value]) => value !== '')).toString();
}

function encodeRef(name: string): string {
  return name.split('/').map(encodeURIComponent).join('/');
}
