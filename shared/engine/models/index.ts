/** The models that there are: one folder, one line. */
export * as bgNbd from "./bg-nbd/model.ts";
export * as gammaGamma from "./gamma-gamma/model.ts";
export * as sbg from "./sbg/model.ts";
