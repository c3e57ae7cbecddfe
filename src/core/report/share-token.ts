/** A token that can be shown to others: its signature is dropped, so that no server takes it. */

/**
 * The text without its last part, the dot kept: `header.payload.` for a JWS. A JWE keeps its header only, since the rest
 * is a secret's ciphertext. Of an SD-JWT the issuer's part stays; disclosures and key binding go.
 */
export function dropSignature(text: string): string {
  const [issuerPart = ''] = text.split('~', 1);
  const parts = issuerPart.split('.');
  if (parts.length === 5) return `${parts[0]}....`;
  if (parts.length < 3) return issuerPart;
  return `${parts[0]}.${parts[1]}.`;
}
