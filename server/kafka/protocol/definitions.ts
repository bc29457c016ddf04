/** The shape of Kafka's own message definitions, as `dev/protocol/generate.ts` trims them into `definitions.json`. */
export interface DefinitionFile {
  source: string;
  apis: ApiDefinition[];
  data: { name: string; message: MessageDefinition }[];
}

export interface ApiDefinition {
  name: string;
  apiKey: number;
  request: MessageDefinition;
  response: MessageDefinition;
}

export interface MessageDefinition {
  apiKey?: number;
  validVersions: string;
  flexibleVersions: string;
  fields: FieldDefinition[];
  commonStructs?: { name: string; fields: FieldDefinition[] }[];
}

export interface FieldDefinition {
  name: string;
  type: string;
  versions: string;
  nullableVersions?: string;
  taggedVersions?: string;
  tag?: number;
  flexibleVersions?: string;
  default?: string | number | boolean;
  ignorable?: boolean;
  fields?: FieldDefinition[];
}
