/** The few things of Firefox's own privileged window that the driver touches. */
interface Toolbox {
  readonly doc: Document;
  readonly currentToolId: string;
  getAdditionalTools(): { readonly id: string; readonly label: string }[];
  selectTool(id: string): Promise<void>;
}

interface GDevTools {
  showToolboxForTab(tab: object, options: { toolId: string }): Promise<Toolbox>;
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

declare const ChromeUtils: {
  importESModule(url: string): { require(url: string): { readonly gDevTools: GDevTools } };
};

declare const Services: {
  readonly wm: { getMostRecentWindow(type: string): { readonly gBrowser: { readonly selectedTab: object } } };
};

declare const WebExtensionPolicy: {
  getByID(id: string): { readonly mozExtensionHostname: string };
};
