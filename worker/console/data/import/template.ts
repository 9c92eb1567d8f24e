import type { RecordType } from "../../../../shared/contract/records.ts";
import { FIELDS } from "./fields.ts";
import { saveFile } from "../../files/save-file.ts";

/** A heading row with every column that a file of this type can have, named so that it is recognised again. */
export const templateCsv = (type: RecordType): string => `${FIELDS[type].map((field) => field.name).join(",")}\r\n`;

export const downloadTemplate = (type: RecordType): void =>
  saveFile(`marbles-${type}.csv`, "text/csv", templateCsv(type));
