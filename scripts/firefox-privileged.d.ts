/** The few things of Firefox's own privileged window that the drivers touch. */
interface Toolbox {
  readonly doc: Document;
  readonly win: Window;
  readonly topWindow: Window & typeof globalThis;
  readonly currentToolId: string;
  getAdditionalTools(): { readonly id: string; readonly label: string }[];
  selectTool(id: string): Promise<void>;
  switchHost(side: string): Promise<void>;
}

interface GDevTools {
  showToolboxForTab(tab: object, options: { toolId: string }): Promise<Toolbox>;
  closeToolboxForTab(tab: object): Promise<void>;
  getToolboxForTab(tab: object): Toolbox | undefined;
}

interface BrowsingContext {
  readonly top: BrowsingContext;
  forceOffline: boolean;
  readonly currentWindowGlobal: {
    getActor(name: 'MarionetteCommands'): {
      executeScript(script: string, args: unknown[], options: object): Promise<unknown>;
    };
  };
}

/** A `<browser>`: shows a document of another process. */
interface PrivilegedBrowser extends HTMLElement {
  readonly browsingContext: BrowsingContext;
  readonly currentURI: { readonly spec: string };
}

interface PrivilegedTab extends Element {
  readonly linkedBrowser: PrivilegedBrowser;
}

interface BrowserWindow extends Window {
  readonly gBrowser: {
    readonly selectedTab: PrivilegedTab;
    readonly tabs: Iterable<PrivilegedTab>;
    readonly selectedBrowser: PrivilegedBrowser;
    removeTab(tab: PrivilegedTab): void;
  };
  claimcheckAsked: string[];
}

interface PrivilegedExtension {
  terminateBackground(): Promise<void>;
}

interface Principal {
  readonly addonId: string;
}

interface HttpChannel {
  readonly URI: { readonly spec: string };
  readonly loadInfo: {
    readonly triggeringPrincipal: Principal | null;
    readonly loadingPrincipal: Principal | null;
    readonly browsingContext: BrowsingContext | null;
  };
}

interface TextInputProcessor {
  beginInputTransactionForTests(window: Window): boolean;
  keydown(event: KeyboardEvent): number;
  keyup(event: KeyboardEvent): void;
}

interface PrivilegedModules {
  'resource://devtools/shared/loader/Loader.sys.mjs': {
    require(url: string): { readonly gDevTools: GDevTools };
  };
  'resource://gre/modules/AddonManager.sys.mjs': {
    readonly AddonManager: { getAddonByID(id: string): Promise<{ reload(): Promise<void> }> };
  };
  'resource://gre/modules/ExtensionParent.sys.mjs': {
    readonly ExtensionParent: {
      readonly apiManager: {
        readonly global: {
          browserActionFor(extension: PrivilegedExtension): {
            triggerAction(window: BrowserWindow): Promise<void>;
          };
        };
      };
    };
  };
}

/** Of all processes. */
interface MemoryReporterManager {
  getReportsExtended(
    /** `amount` in bytes. */
    handle: (process: string, path: string, kind: number, units: number, amount: number) => void,
    handleData: null,
    done: () => void,
    doneData: null,
    anonymize: boolean,
    minimize: boolean,
    file: string,
  ): void;
}

declare const Ci: {
  readonly nsIHttpChannel: object;
  readonly nsITextInputProcessor: object;
  readonly nsIMemoryReporterManager: object;
};

declare const Cc: Readonly<
  Record<
    string,
    { createInstance(of: object): TextInputProcessor; getService(of: object): MemoryReporterManager }
  >
>;

declare const ChromeUtils: {
  importESModule<U extends keyof PrivilegedModules>(url: U): PrivilegedModules[U];
};

declare const Services: {
  readonly wm: { getMostRecentWindow(type: string): BrowserWindow };
  readonly io: { offline: boolean };
  readonly prefs: { setIntPref(name: string, value: number): void };
  readonly obs: {
    addObserver(
      observe: (subject: { QueryInterface(what: object): HttpChannel }) => void,
      topic: string,
    ): void;
  };
};

declare const WebExtensionPolicy: {
  getByID(id: string): { readonly mozExtensionHostname: string; readonly extension: PrivilegedExtension };
};
