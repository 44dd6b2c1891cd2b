/** An address as it is shown where nobody has said why they need it whole: s***@x.cn. */
export function maskAddress(email: string): string {
  const at = email.lastIndexOf('@');
  return `${[...email][0] ?? ''}***${email.slice(at)}`;
}

/** A name the same way: 张**. */
export const maskName = (name: string): string => `${[...name][0] ?? ''}**`;

/** A telephone number the same way: 138****1234. */
export const maskTelephone = (number: string): string => number.replace(/^(\+?\d{3,5})\d{4,}(\d{4})$/, '$1****$2');
