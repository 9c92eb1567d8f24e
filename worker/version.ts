/** The version that `/version` and the OpenAPI document name; a test holds it equal to package.json. */
export const VERSION = "0.1.0";
