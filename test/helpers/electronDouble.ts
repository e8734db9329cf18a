import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type * as Electron from 'electron';
import type { ElectronApi } from '#electron/shell/electronApi.ts';

/**
 * Electron as the shell sees it, without its binary. Each part is checked against Electron's own types by
 * `satisfies`, so a method that changes its shape there no longer compiles here. Tests read what was recorded
 * and raise events as Electron would.
 */
export function electronDouble(options: { packaged?: boolean; singleInstance?: boolean } = {}) {
  const steps: string[] = [];
  const windows: WindowDouble[] = [];
  const children: ChildDouble[] = [];
  const notifications: NotificationDouble[] = [];
  const opened: string[] = [];
  const session = sessionDouble();

  const app = Object.assign(new EventEmitter(), {
    isPackaged: options.packaged ?? false,
    enableSandbox: () => void steps.push('enableSandbox'),
    setPath: (name, path) => void steps.push(`setPath ${name} ${path}`),
    setAsDefaultProtocolClient: (scheme) => steps.push(`answers to ${scheme}`) > 0,
    requestSingleInstanceLock: () => options.singleInstance ?? true,
    whenReady: async () => void steps.push('whenReady'),
    quit() {
      const event = cancellable();
      app.emit('before-quit', event);
      steps.push(event.prevented ? 'quit held' : 'quit');
    },
    exit: (code) => void steps.push(`exit ${code}`),
  } satisfies Partial<Electron.App>);

  const schemes: { privileged: Electron.CustomScheme[]; handler?: (request: Request) => Promise<Response> } =
    {
      privileged: [],
    };
  const protocol = {
    registerSchemesAsPrivileged(given) {
      steps.push('registerSchemesAsPrivileged');
      schemes.privileged.push(...given);
    },
    handle(_scheme, handler) {
      schemes.handler = async (request) => handler(request);
    },
  } satisfies Partial<Electron.Protocol>;

  const menu: { template: Electron.MenuItemConstructorOptions[] } = { template: [] };
  const dialog = {
    folder: '/home/ada/repo' as string | null,
    errors: [] as string[],
    async showOpenDialog() {
      return dialog.folder === null
        ? { canceled: true, filePaths: [] }
        : { canceled: false, filePaths: [dialog.folder] };
    },
    /** The button that a person presses. */
    pressed: 0,
    questions: [] as string[],
    async showMessageBox(...given: readonly unknown[]) {
      const question = given.at(-1) as Electron.MessageBoxOptions;
      dialog.questions.push(`${question.message}: ${question.buttons?.join(', ') ?? ''}`);
      return { response: dialog.pressed, checkboxChecked: false };
    },
    showErrorBox: (title: string, content: string) => void dialog.errors.push(`${title}: ${content}`),
  };

  class BrowserWindow extends WindowDouble {
    constructor(given: Electron.BrowserWindowConstructorOptions) {
      super(given, session);
      windows.push(this);
      app.emit('web-contents-created', {}, this.webContents);
    }
  }
  class Notification extends NotificationDouble {
    constructor(given: Electron.NotificationConstructorOptions) {
      super(given);
      notifications.push(this);
    }
  }

  const parts = {
    app,
    protocol,
    dialog,
    ipcMain: new EventEmitter(),
    session: { defaultSession: session },
    safeStorage: safeStorageDouble(),
    screen: screenDouble(),
    shell: {
      openExternal: async (url) => void opened.push(url),
      showItemInFolder: (path) => void opened.push(path),
    } satisfies Partial<Electron.Shell>,
    utilityProcess: {
      fork(modulePath: string, args: string[] = [], given: Electron.ForkOptions = {}) {
        const child = new ChildDouble(modulePath, args, given);
        children.push(child);
        app.emit('test:forked', child);
        return child;
      },
    },
    Menu: {
      buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => ({ template }),
      setApplicationMenu: (given: { template: Electron.MenuItemConstructorOptions[] }) => {
        menu.template = given.template;
      },
    },
    MessageChannelMain: MessageChannelDouble,
    BrowserWindow,
    Notification,
  };
  const electron = parts as unknown as ElectronApi;
  return { electron, parts, steps, windows, children, notifications, opened, schemes, menu, session };
}

export function cancellable<More extends object>(more: More = {} as More) {
  const event = { ...more, prevented: false, preventDefault: () => void (event.prevented = true) };
  return event;
}

function sessionDouble() {
  const handlers: {
    request?: Parameters<Electron.Session['setPermissionRequestHandler']>[0];
    check?: Parameters<Electron.Session['setPermissionCheckHandler']>[0];
    device?: Parameters<Electron.Session['setDevicePermissionHandler']>[0];
    display?: Parameters<Electron.Session['setDisplayMediaRequestHandler']>[0];
  } = {};
  return {
    handlers,
    ...({
      setPermissionRequestHandler: (handler) => void (handlers.request = handler),
      setPermissionCheckHandler: (handler) => void (handlers.check = handler),
      setDevicePermissionHandler: (handler) => void (handlers.device = handler),
      setDisplayMediaRequestHandler: (handler) => void (handlers.display = handler),
    } satisfies Partial<Electron.Session>),
  };
}

function safeStorageDouble() {
  return {
    available: true,
    backend: 'gnome_libsecret' as ReturnType<Electron.SafeStorage['getSelectedStorageBackend']>,
    isEncryptionAvailable() {
      return this.available;
    },
    getSelectedStorageBackend() {
      return this.backend;
    },
    /** Not encryption, but unreadable in the file, which is what a test can look for. */
    encryptString: (text: string) => Buffer.from(`locked:${Buffer.from(text).toString('hex')}`),
    decryptString(bytes: Buffer) {
      const text = bytes.toString();
      if (!text.startsWith('locked:')) throw new Error('Error while decrypting the ciphertext.');
      return Buffer.from(text.slice(7), 'hex').toString();
    },
  };
}

function screenDouble() {
  const screens = [{ id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1050 } }];
  return { screens, getPrimaryDisplay: () => screens[0], getAllDisplays: () => screens };
}

export class WebContentsDouble extends EventEmitter {
  readonly sent: unknown[][] = [];
  readonly posted: { channel: string; ports: PortDouble[] }[] = [];
  readonly mainFrame = { url: '' };
  destroyed = false;
  windowOpenHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | undefined;
  readonly session: unknown;
  constructor(session: unknown) {
    super();
    this.session = session;
  }
  setWindowOpenHandler(handler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0]): void {
    this.windowOpenHandler = handler;
  }
  getURL(): string {
    return this.mainFrame.url;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  async printToPDF(options: Electron.PrintToPDFOptions): Promise<Buffer> {
    return Buffer.from(`%PDF- of ${this.mainFrame.url} ${JSON.stringify(options)}`);
  }
  send(...message: unknown[]): void {
    this.sent.push(message);
  }
  postMessage(channel: string, _message: unknown, ports: PortDouble[]): void {
    this.posted.push({ channel, ports });
    this.emit('test:port', ports[0]);
  }
}

export class WindowDouble extends EventEmitter {
  readonly options: Electron.BrowserWindowConstructorOptions;
  readonly webContents: WebContentsDouble;
  readonly did: string[] = [];
  bounds = { x: 10, y: 20, width: 1200, height: 800 };
  maximized = false;
  focused = false;
  constructor(options: Electron.BrowserWindowConstructorOptions, session: unknown) {
    super();
    this.options = options;
    this.webContents = new WebContentsDouble(session);
  }
  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame.url = url;
    this.did.push(`load ${url}`);
    if (this.did.length === 1) this.emit('ready-to-show');
  }
  async loadFile(path: string): Promise<void> {
    this.webContents.mainFrame.url = `file://${path}`;
    this.did.push(`file ${readFileSync(path, 'utf8')}`);
  }
  destroy(): void {
    this.webContents.destroyed = true;
    this.did.push('destroy');
  }
  show(): void {
    this.did.push('show');
  }
  focus(): void {
    this.did.push('focus');
  }
  maximize(): void {
    this.did.push('maximize');
  }
  restore(): void {
    this.did.push('restore');
  }
  isMinimized = () => false;
  isMaximized = () => this.maximized;
  isFocused = () => this.focused;
  isDestroyed = () => this.webContents.destroyed;
  getNormalBounds = () => this.bounds;
}

export class NotificationDouble extends EventEmitter {
  static isSupported = () => true;
  readonly options: Electron.NotificationConstructorOptions;
  shown = false;
  constructor(options: Electron.NotificationConstructorOptions) {
    super();
    this.options = options;
  }
  show(): void {
    this.shown = true;
  }
}

/** A utility process: what the shell posts arrives at `parentPort`, and the other way round. */
export class ChildDouble extends EventEmitter {
  readonly modulePath: string;
  readonly args: readonly string[];
  readonly options: Electron.ForkOptions;
  readonly parentPort = new EventEmitter();
  killed = false;
  ended = false;
  constructor(modulePath: string, args: readonly string[], options: Electron.ForkOptions) {
    super();
    this.modulePath = modulePath;
    this.args = args;
    this.options = options;
  }
  /** How the host's side of this process speaks. */
  get parent() {
    return {
      on: (event: 'message', listener: (message: { data: unknown; ports: PortDouble[] }) => void) =>
        this.parentPort.on(event, listener),
      postMessage: (message: unknown) => void setImmediate(() => this.emit('message', message)),
    };
  }
  postMessage(data: unknown, ports: PortDouble[] = []): void {
    setImmediate(() => this.parentPort.emit('message', { data, ports }));
  }
  kill(): boolean {
    this.killed = true;
    this.end(1);
    return true;
  }
  end(code: number): void {
    if (this.ended) return;
    this.ended = true;
    this.emit('exit', code);
  }
}

/** A port keeps what arrives until it is started, as Electron's does. */
export class PortDouble extends EventEmitter {
  peer: PortDouble | undefined;
  private started = false;
  private closed = false;
  private readonly early: unknown[] = [];
  postMessage(data: unknown): void {
    const copy: unknown = structuredClone(data);
    setImmediate(() => this.peer?.receive(copy));
  }
  start(): void {
    this.started = true;
    for (const data of this.early.splice(0)) this.emit('message', { data, ports: [] });
  }
  close(): void {
    if (this.closed) return;
    this.closed = true;
    setImmediate(() => {
      this.emit('close');
      this.peer?.close();
    });
  }
  private receive(data: unknown): void {
    if (this.closed) return;
    if (this.started) this.emit('message', { data, ports: [] });
    else this.early.push(data);
  }
}

class MessageChannelDouble {
  readonly port1 = new PortDouble();
  readonly port2 = new PortDouble();
  constructor() {
    this.port1.peer = this.port2;
    this.port2.peer = this.port1;
  }
}
