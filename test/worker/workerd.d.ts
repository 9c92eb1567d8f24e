/** What the test runtime adds to the types: the Worker under test, and files as text. */
declare namespace Cloudflare {
  interface GlobalProps {
    mainModule: typeof import("../../worker/index.ts");
  }
}

declare module "*?raw" {
  const text: string;
  export default text;
}
