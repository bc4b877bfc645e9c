package com.acme;

class Path {}
