/** The few things of Firefox's own privileged window that the drivers touch. */
interface Toolbox {
  readonly doc: Document;
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

/** A `<browser>`: shows a document of another process. */
interface PrivilegedBrowser extends Element {
  readonly browsingContext: {
    readonly currentWindowGlobal: {
      getActor(name: 'MarionetteCommands'): {
        executeScript(script: string, args: unknown[], options: object): Promise<unknown>;
      };
    };
  };
}

interface PrivilegedTab extends Element {
  readonly linkedBrowser: {
    readonly currentURI: { readonly spec: string };
    readonly browsingContext: { forceOffline: boolean };
  };
}

interface BrowserWindow {
  readonly gBrowser: {
    readonly selectedTab: PrivilegedTab;
    readonly tabs: Iterable<PrivilegedTab>;
    removeTab(tab: PrivilegedTab): void;
  };
}

interface PrivilegedExtension {
  terminateBackground(): Promise<void>;
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

declare const ChromeUtils: {
  importESModule<U extends keyof PrivilegedModules>(url: U): PrivilegedModules[U];
};

declare const Services: {
  readonly wm: { getMostRecentWindow(type: string): BrowserWindow };
};

declare const WebExtensionPolicy: {
  getByID(id: string): { readonly mozExtensionHostname: string; readonly extension: PrivilegedExtension };
};
