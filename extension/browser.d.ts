/** WXT generates a list of our own pages' paths for this; any path will do. */
import "wxt/browser";

declare module "wxt/browser" {
  interface WxtRuntime {
    getURL(path: string): string;
  }
}
