package com.acme;

class Launch {}
