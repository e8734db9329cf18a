import { isAdmin } from '../../server/auth/roles.ts';
import type { Member } from '../../server/members/members.ts';
import type { Settings } from '../../server/routes/settings.ts';

/** The form is sent once, on Save. Whoever may not save sees it without the button. */
export function settingsPage(settings: Settings, member: Member): string {
  const save = isAdmin(member) ? '<button>Save</button>' : '<p>Ask an admin to change these settings.</p>';
  return `<!doctype html>
<title>Settings</title>
<h1>Workspace settings</h1>
<form method="post">
  <label>Name <input name="name" value="${escapeHtml(settings.name)}"></label>
  <label><input type="checkbox" name="singleSignOn"${settings.singleSignOn ? ' checked' : ''}> Single sign-on</label>
  ${save}
</form>`;
}

function escapeHtml(text: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
