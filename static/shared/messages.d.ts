// Made by static/build.mjs: the texts of one locale that this screen uses.
declare module 'messages:en-US' {
  const messages: Record<string, string>;
  export default messages;
}

declare module 'messages:fr-FR' {
  const messages: Record<string, string>;
  export default messages;
}

declare module '*.css';
