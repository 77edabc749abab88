declare module 'virtual:countersign-theme.css';
