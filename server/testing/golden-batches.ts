/** Batches as a broker stored them, from Kafka 4.3.1's Java producer and from kcat (librdkafka). */
export const golden = [
  {
    client: 'java',
    codec: 'none',
    base64:
      'AAAAAAAAAAAAAACXAAAAAAL4BDQwAAAAAAACAAABmp7AZAAAAAGansBkAQAAAAAAAAPpAAAAAAAAAAAAA6YBAAAABGsxgAFHcsO8w59lIEdyw7' +
      'zDn2UgR3LDvMOfZSBHcsO8w59lIEdyw7zDn2UgR3LDvMOfZSBHcsO8w59lIEdyw7zDn2UgBgJhAjECYQECYgASAP/vslICAQEADAACBAAAAA==',
  },
  {
    client: 'java',
    codec: 'gzip',
    base64:
      'AAAAAAAAAAAAAAB1AAAAAAKE8yPeAAEAAAACAAABmp7AZAAAAAGansBkAQAAAAAAAAfSAAAAAAAAAAAAAx+LCAAAAAAAAP9bxsjAwMCSbdjA6F' +
      '50eM/h+akK5NJsTIlMhkyJjExJDEIM/99vCmJiZGTgYWBiAVoAAJRPdU9mAAAA',
  },
  {
    client: 'java',
    codec: 'snappy',
    base64:
      'AAAAAAAAAAAAAAB5AAAAAAK9iDXIAAIAAAACAAABmp7AZAAAAAGansBkAQAAAAAAAAfTAAAAAAAAAAAAA4JTTkFQUFkAAAAAAQAAAAEAAAA0Zk' +
      'SmAQAAAARrMYABR3LDvMOfZSDeCABsBgJhAjECYQECYgASAP/vslICAQEADAACBAAAAA==',
  },
  {
    client: 'java',
    codec: 'lz4',
    base64:
      'AAAAAAAAAAAAAAB1AAAAAAKy2kIlAAMAAAACAAABmp7AZAAAAAGansBkAQAAAAAAAAPqAAAAAAAAAAAAAwQiTRhgQII1AAAA/wOmAQAAAARrMY' +
      'ABR3LDvMOfZSAIACXwDQYCYQIxAmEBAmIAEgD/77JSAgEBAAwAAgQAAAAAAAAA',
  },
  {
    client: 'java',
    codec: 'zstd',
    base64:
      'AAAAAAAAAAAAAABzAAAAAAL3dgx9AAQAAAACAAABmp7AZAAAAAGansBkAQAAAAAAAAADAAAAAAAAAAAAAyi1L/0AWLQBAOQCpgEAAAAEazGAAU' +
      'dyw7zDn2UgBgJhAjECYQECYgASAP/vslICAQEADAACBAAAAAEAurOEAQEAAA==',
  },
  {
    client: 'librdkafka',
    codec: 'none',
    base64:
      'AAAAAAAAAAAAAAClAAAAAAIMBBJNAAAAAAACAAABofvxqlYAAAGh+/GqVv//////////////////AAAAA6IBAAAABGsxgAFHcsO8w59lIEdyw7' +
      'zDn2UgR3LDvMOfZSBHcsO8w59lIEdyw7zDn2UgR3LDvMOfZSBHcsO8w59lIEdyw7zDn2UgBAJhAjECYQIyHAAAAgEBBAJhAjECYQIyIgAABARr' +
      'MwJ4BAJhAjECYQIy',
  },
  {
    client: 'librdkafka',
    codec: 'gzip',
    base64:
      'AAAAAAAAAAAAAABzAAAAAAIRr+KCAAEAAAACAAABofvxrHUAAAGh+/Gsdf//////////////////AAAAAx+LCAAAAAAAAANbxMjAwMCSbdjA6F' +
      '50eM/h+akK5NIsTIlMhkBsJMPAwMTICOcqAc1nyTZmqoCLAACGOH+kdAAAAA==',
  },
  {
    client: 'librdkafka',
    codec: 'snappy',
    base64:
      'AAAAAAAAAAAAAABtAAAAAAIoOqTEAAIAAAACAAABofvxrr8AAAGh+/Guv///////////////////AAAAA3REogEAAAAEazGAAUdyw7zDn2Ug3g' +
      'gAOAQCYQIxAmECMhwAAAIBARUPRCIAAAQEazMCeAQCYQIxAmECMg==',
  },
  {
    client: 'librdkafka',
    codec: 'lz4',
    base64:
      'AAAAAAAAAAAAAAB+AAAAAALeLA94AAMAAAACAAABofvxsQwAAAGh+/GxDP//////////////////AAAAAwQiTRhgQII+AAAA/wOiAQAAAARrMY' +
      'ABR3LDvMOfZSAIACX1AAQCYQIxAmECMhwAAAIBAQ8A8AMiAAAEBGszAngEAmECMQJhAjIAAAAA',
  },
  {
    client: 'librdkafka',
    codec: 'zstd',
    base64:
      'AAAAAAAAAAAAAABxAAAAAAKTREfyAAQAAAACAAABofvxs0cAAAGh+/GzR///////////////////AAAAAyi1L/0AWL0BAKQCogEAAAAEazGAAU' +
      'dyw7zDn2UgBAJhAjECYQIyHAAAAgEBIgAABARrMwJ4AwA1yyGzqLqz2AE=',
  },
] as const;
