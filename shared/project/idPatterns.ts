/** The first 16 hex digits of the SHA-256 of a repository's real path. */
export const PROJECT_ID_PATTERN = /^[0-9a-f]{16}$/;

/** A folder name that every file system takes. */
export const SPEC_ID_PATTERN = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,119}$/u;
