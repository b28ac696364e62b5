-- hand-written
-- Of the editions of a template one is in use, whoever keeps two at the same moment.
CREATE UNIQUE INDEX template_in_use ON template (name) WHERE state = 'active';
