/** An embeddable search library for policy texts, on Apache Lucene. */
module io.entente.core {
  requires static transitive org.jspecify;
  requires transitive org.apache.lucene.core;
  requires org.apache.lucene.analysis.common;
  requires org.apache.lucene.join;
  requires org.apache.lucene.queries;
  requires org.apache.lucene.suggest;

  exports io.entente;
  exports io.entente.acceptance;
  exports io.entente.analysis;
  exports io.entente.document;
  exports io.entente.query;
  exports io.entente.result;
  exports io.entente.vocabulary;
}
