-- Of these refused messages only the beginning, or what is no text read as if it were, had been kept as if it were the whole.
UPDATE provisioning_refused SET body = NULL
WHERE code = 'NOT_TEXT' OR (code = 'TOO_LARGE' AND shown = '') OR (code = 'FAULT' AND octets > 8192);
