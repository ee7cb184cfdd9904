package org.demarc.web.rest;

/** Marks a resource of our own API: {@link RestApplication} finds it by this mark. Dialects have applications of their own. */
public interface RestResource {}
