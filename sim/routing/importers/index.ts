import { importAmazon } from "./amazon/importAmazon.ts";
import { importChatwoot } from "./chatwoot/importChatwoot.ts";
import { importCisco } from "./cisco/importCisco.ts";
import { importGenesys } from "./genesys/importGenesys.ts";
import type { Importer } from "./importing.ts";
import { importSalesforce } from "./salesforce/importSalesforce.ts";
import { importTwilio } from "./twilio/importTwilio.ts";
import { importZendesk } from "./zendesk/importZendesk.ts";

export type { Imported, ImportedGroup, Importer, ImportNote, VendorFile } from "./importing.ts";
export type { Attributes, MappedGroup, MappedQueue, Mapping } from "./mapping.ts";

/** Every system whose routing can be read, by the name it is chosen with. */
export const IMPORTERS = {
  genesys: importGenesys,
  amazon: importAmazon,
  twilio: importTwilio,
  cisco: importCisco,
  salesforce: importSalesforce,
  zendesk: importZendesk,
  chatwoot: importChatwoot,
} as const satisfies Readonly<Record<string, Importer>>;
export type Vendor = keyof typeof IMPORTERS;
export const VENDORS = Object.keys(IMPORTERS) as readonly Vendor[];
export { type ParsedMapping, parseMapping } from "./mappingSchema.ts";
